package org.cnnworkbench.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cnnworkbench.data.DatasetReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "train-images-idx3-ubyte.gz, idx",
        "t10k-labels.idx1-ubyte, idx",
        "data_batch_1.bin, cifar10",
        "train.bin, cifar100",
    })
    void aFolderIsKnownByAFileInIt(String file, String scheme) throws IOException {
        Files.createFile(directory.resolve(file));

        assertThat(Recognition.of(directory)).contains(new DatasetReference(scheme, directory.toString()));
        assertThat(Recognition.of(directory.resolve(file)))
                .contains(new DatasetReference(scheme, directory.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "fer2013.csv, fer2013",
        "fer2013.CSV.gz, fer2013",
        "cifar-10-binary.tar.gz, cifar10",
        "cifar-100-binary.tar.gz, cifar100",
    })
    void aFileIsKnownByItsName(String file, String scheme) throws IOException {
        Path place = Files.createFile(directory.resolve(file));

        assertThat(Recognition.of(place)).contains(new DatasetReference(scheme, place.toString()));
    }

    @Test
    void twoArraysAreImagesAndLabels() throws IOException {
        Path images = Files.createFile(directory.resolve("faces.npy"));
        Path labels = Files.createFile(directory.resolve("face_labels.npy"));

        assertThat(Recognition.of(labels)).contains(new DatasetReference("npy", images + "," + labels));
    }

    @Test
    void otherThingsAreNoDataSet() throws IOException {
        assertThat(Recognition.of(directory)).isEmpty();
        assertThat(Recognition.of(Files.createFile(directory.resolve("letter.txt"))))
                .isEmpty();
        assertThat(Recognition.of(Files.createFile(directory.resolve("photo.png"))))
                .isEmpty();
    }
}
