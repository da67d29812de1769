package org.cnnworkbench.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads and writes small text files in UTF-8. */
public final class TextFiles {

    private TextFiles() {}

    /**
     * The whole file.
     *
     * @param maxBytes the largest file that is read
     * @throws InputException for a file that is missing, not readable, too large, or not UTF-8
     */
    public static String read(Path file, int maxBytes) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": expected a file, received a folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes);
            if (in.read() != -1) {
                throw new InputException(
                        file + ": expected a file of at most " + maxBytes + " bytes, received a larger one");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": expected text in UTF-8, received other bytes; save it as UTF-8", e);
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new InputException(file + ": the file may not be read; check its permissions", e);
        } catch (IOException e) {
            throw new InputException(file + ": the file can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a file so that whoever looks sees the old content or the new, never a part.
     *
     * @throws InputException       where the folder is missing or may not be written
     * @throws UncheckedIOException where the disk is full or broken
     */
    public static void writeAtomically(Path file, String text) {
        try {
            AtomicFiles.write(file, channel -> {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            });
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": the folder to write into does not exist", e);
        } catch (AccessDeniedException e) {
            throw new InputException(file + ": the file may not be written; check the permissions", e);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file + " failed: " + e.getMessage(), e);
        }
    }
}
