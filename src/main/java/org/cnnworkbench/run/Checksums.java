package org.cnnworkbench.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.cnnworkbench.input.InputException;

/** Sums by which damage is noticed. */
final class Checksums {

    private static final String SUM = ",\"crc\":\"";
    private static final String END = "\"}";

    private Checksums() {}

    /** A JSON object on one line with its CRC-32C as the last field, {@code "crc"}. */
    static String sealLine(String object) {
        String text = object.substring(0, object.length() - 1);
        return text + SUM + crc32c(text) + END;
    }

    /**
     * The object that was sealed.
     *
     * @param where what a person calls it, for messages: file and line
     * @throws InputException where the line doesn't match its sum
     */
    static String openLine(String where, String line) {
        int end = line.lastIndexOf(SUM);
        String text = line.substring(0, Math.max(0, end));
        if (end < 0 || !line.substring(end).equals(SUM + crc32c(text) + END)) {
            throw new InputException(where + ": the line is damaged: it doesn't match its checksum");
        }
        return text + "}";
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What was digested, as 64 small hexadecimal digits. */
    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(String text) {
        MessageDigest digest = sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return hex(digest);
    }

    /** The CRC-32C of a text in UTF-8, as 8 small hexadecimal digits. */
    static String crc32c(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
