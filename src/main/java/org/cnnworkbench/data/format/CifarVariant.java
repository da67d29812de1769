package org.cnnworkbench.data.format;

import java.util.List;

/** The sets of the CIFAR binary format and their labelings: what a record begins with and which files there are. */
enum CifarVariant {
    CIFAR10(1, 0, 10, "batches.meta.txt", "cifar10.txt"),
    CIFAR100_FINE(2, 1, 100, "fine_label_names.txt", "cifar100-fine.txt"),
    CIFAR100_COARSE(2, 0, 20, "coarse_label_names.txt", "cifar100-coarse.txt");

    /** Bytes of labels before the pixels of each image. */
    final int labelBytes;

    /** Which of them is the label. */
    final int labelAt;

    final int classes;

    /** The file beside the images that names the classes. */
    final String namesFile;

    /** The names that stand in where that file is missing. */
    final Source builtInNames;

    CifarVariant(int labelBytes, int labelAt, int classes, String namesFile, String builtInNames) {
        this.labelBytes = labelBytes;
        this.labelAt = labelAt;
        this.classes = classes;
        this.namesFile = namesFile;
        this.builtInNames = new Source.OnClassPath("/org/cnnworkbench/data/format/" + builtInNames);
    }

    List<String> trainFiles() {
        return this == CIFAR10
                ? List.of(
                        "data_batch_1.bin",
                        "data_batch_2.bin",
                        "data_batch_3.bin",
                        "data_batch_4.bin",
                        "data_batch_5.bin")
                : List.of("train.bin");
    }

    String testFile() {
        return this == CIFAR10 ? "test_batch.bin" : "test.bin";
    }

    boolean isBatch(String file) {
        return trainFiles().contains(file) || testFile().equals(file);
    }
}
