package org.cnnworkbench.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cnnworkbench.data.format.LoaderFixture.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.cnnworkbench.data.ImageDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CIFAR and NumPy files. */
class ArrayLoadersTest {

    @TempDir
    private Path folder;

    private LoaderFixture fixture;

    @BeforeEach
    void open() {
        fixture = new LoaderFixture(folder);
    }

    /** An image whose red plane is 1, green 2, blue 3, after its labels. */
    private static byte[] cifar(int... labels) {
        byte[] row = new byte[labels.length + 3072];
        for (int i = 0; i < row.length; i++) {
            row[i] = (byte) (i < labels.length ? labels[i] : 1 + (i - labels.length) / 1024);
        }
        return row;
    }

    private void cifar10Folder() throws IOException {
        for (int i = 1; i <= 5; i++) {
            fixture.write("c/data_batch_" + i + ".bin", cifar(i));
        }
        fixture.write("c/test_batch.bin", cifar(9));
    }

    @Test
    void cifarPlanesBecomeInterleavedPixels() throws Exception {
        cifar10Folder();

        ImageDataset data = fixture.load("cifar10:c");

        assertThat(data.shape()).hasToString("32×32×3");
        assertThat(data.image(0)).startsWith(1, 2, 3, 1, 2, 3).hasSize(3072);
        assertThat(data.split("train")).containsExactly(0, 1, 2, 3, 4);
        assertThat(data.classNames().get(data.label(5))).isEqualTo("truck");
    }

    @Test
    void aCifarArchiveIsReadWithoutUnpacking() throws Exception {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(archive)) {
            put(tar, "../evil/train.bin", cifar(19, 99));
            put(tar, "cifar-100-binary/test.bin", cifar(0, 1));
        }
        fixture.write("c.tar.gz", LoaderFixture.gzip(archive.toByteArray()));

        ImageDataset fine = fixture.load("cifar100:c.tar.gz");
        ImageDataset coarse = fixture.load("cifar100:c.tar.gz?labels=coarse");

        assertThat(fine.classNames()).hasSize(100);
        assertThat(fine.classNames().get(fine.label(0))).isEqualTo("worm");
        assertThat(coarse.classNames().get(coarse.label(0))).isEqualTo("vehicles_2");
        fixture.messageOf("cifar100:c.tar.gz?labels=all").contains("expected fine or coarse");
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    @Test
    void wrongCifarFilesAreNamed() throws IOException {
        cifar10Folder();
        fixture.write("c/data_batch_3.bin", cifar(10));
        fixture.messageOf("cifar10:c").contains("data_batch_3.bin: image 0: label: expected 0 to 9, received 10");
        fixture.write("c/data_batch_3.bin", bytes(1, 2, 3));
        fixture.messageOf("cifar10:c").contains("ends in the middle of image 0");
        fixture.write("broken.tar.gz", bytes('x', 'y', 'z'));
        fixture.messageOf("cifar10:broken.tar.gz").contains("broken.tar.gz");
        fixture.messageOf("cifar100:c").contains("there is no train.bin");
        fixture.messageOf("cifar10:none").contains("nothing of that name");
    }

    /** A NumPy file of format 1.0. */
    private static byte[] npy(String type, boolean fortran, String shape, byte[] elements) {
        String header = "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': "
                + shape + ", }\n";
        ByteBuffer file = ByteBuffer.allocate(10 + header.length() + elements.length);
        file.put(bytes(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, header.length(), 0));
        return file.put(header.getBytes(StandardCharsets.US_ASCII))
                .put(elements)
                .array();
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    @Test
    void numpyArraysOfBytesAreReadInBothOrders() throws Exception {
        fixture.write("l.npy", npy("<i8", false, "(2,)", bytes(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        // x[n, h, w] = 100 n + 10 h + w, of (2, 2, 1, 1) and (2, 2, 2)
        fixture.write("c.npy", npy("|u1", false, "(2, 2, 2)", bytes(0, 1, 10, 11, 100, 101, 110, 111)));
        fixture.write("f.npy", npy("|u1", true, "(2, 2, 2)", bytes(0, 100, 10, 110, 1, 101, 11, 111)));

        for (String file : new String[] {"c.npy", "f.npy"}) {
            ImageDataset data = fixture.load("npy:" + file + ",l.npy");
            assertThat(data.image(0)).containsExactly(0, 1, 10, 11);
            assertThat(data.image(1)).containsExactly(100, 101, 110, 111);
            assertThat(data.label(0)).isEqualTo(1);
        }
    }

    @Test
    void numpyFloatsAreScaledWhereNoneIsLargerThanOne() throws Exception {
        fixture.write("l.npy", npy("|u1", false, "(1, 1)", bytes(0)));
        fixture.write("one.npy", npy(">f4", false, "(1, 1, 3)", floats(0, 0.5f, 1)));
        fixture.write("full.npy", npy(">f4", false, "(1, 1, 3)", floats(0, 0.6f, 255)));

        assertThat(fixture.load("npy:one.npy,l.npy").image(0)).containsExactly(0, 128, 255);
        assertThat(fixture.load("npy:full.npy,l.npy").image(0)).containsExactly(0, 1, 255);
    }

    @Test
    void wrongNumpyFilesAreNamed() throws IOException {
        fixture.write("l.npy", npy("|u1", false, "(1,)", bytes(0)));
        String[][] wrong = {
            {"image 0: expected numbers from 0 to 1 or 0 to 255, received NaN", ">f4", "(1, 1, 1)"},
            {"Python objects aren't read", "|O8", "(1, 1, 1)"},
            {"promises 6 more bytes", "|u1", "(1, 2, 3)"},
            {"expected images as (N, height, width)", "|u1", "(4,)"},
            {"promises 999999999999 images", "|u1", "(999999999999, 9, 9)"},
            {"expected the end", "|u1", "(1, 1, 1)"},
        };
        for (String[] one : wrong) {
            byte[] file = npy(one[1], false, one[2], floats(Float.NaN));
            fixture.write("x.npy", one[0].equals("expected the end") ? LoaderFixture.gzip(file) : file);
            fixture.messageOf("npy:x.npy,l.npy").contains("x.npy").contains(one[0]);
        }
        fixture.write("x.npy", bytes('P', 'K', 3, 4, 0, 0, 0, 0, 0));
        fixture.messageOf("npy:x.npy,l.npy").contains(".npz");
        fixture.write("x.npy", npy("|i1", false, "(1,)", bytes(-1)));
        fixture.messageOf("npy:l.npy,x.npy").contains("label 0: expected 0 to 99999, received -1");
        fixture.messageOf("npy:l.npy").contains("two files with a comma");
    }
}
