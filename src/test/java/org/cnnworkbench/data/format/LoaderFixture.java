package org.cnnworkbench.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractStringAssert;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.input.InputException;

/** Small files in a folder of the test's own, and the loads of them. */
record LoaderFixture(Path folder) {

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    ImageDataset load(String reference) throws InterruptedException {
        return new Datasets(folder, folder.resolve("cache")).load(reference);
    }

    /** Of the one error that the load must end in. */
    AbstractStringAssert<?> messageOf(String reference) {
        InputException failure = catchThrowableOfType(InputException.class, () -> load(reference));
        assertThat(failure).as(reference).isNotNull();
        return assertThat(failure.getMessage());
    }
}
