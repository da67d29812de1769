package org.cnnworkbench.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the bytes of a file hash to, written {@code md5:…} or {@code sha256:…}. MD5 guards against damage, not against malice. */
record Checksum(String algorithm, String hexadecimal) {

    static Checksum parse(String text) {
        int colon = text.indexOf(':');
        String hexadecimal = text.substring(colon + 1);
        return switch (text.substring(0, Math.max(0, colon))) {
            case "md5" -> new Checksum("MD5", hexadecimal);
            case "sha256" -> new Checksum("SHA-256", hexadecimal);
            default -> throw new IllegalArgumentException("checksum: expected md5: or sha256:, received " + text);
        };
    }

    /** The file's own checksum by the same algorithm. */
    Checksum of(Path file) throws IOException, InterruptedException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                LoadContext.checkCancelled();
                digest.update(buffer, 0, count);
            }
            return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return algorithm + " " + hexadecimal;
    }
}
