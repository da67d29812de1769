package org.cnnworkbench.faults;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A part of MNIST as a data set of its own, so that a trainer which is started hundreds of times has little to load. */
final class RealImages {

    private static final Path MNIST = Path.of("..", "shared", "data", "mnist");
    private static final int IMAGE_BYTES = 28 * 28;

    private RealImages() {}

    /**
     * Writes {@code train} images and behind them {@code test} others.
     *
     * @return a reference to them from the folder's parent; the digits that come along where there is no MNIST
     */
    static String cut(Path folder, int train, int test) throws IOException {
        if (!Files.isDirectory(MNIST)) {
            System.out.println("no MNIST in " + MNIST + ": the faults are tried on builtin:digits instead");
            return "builtin:digits";
        }
        Files.createDirectories(folder);
        for (String part : new String[] {"images-idx3-ubyte", "labels-idx1-ubyte"}) {
            int size = part.startsWith("images") ? IMAGE_BYTES : 1;
            cut(folder.resolve("train-" + part), part, size, 0, train);
            cut(folder.resolve("t10k-" + part), part, size, train, test);
        }
        return "idx:" + folder.getFileName();
    }

    private static void cut(Path to, String part, int size, int from, int count) throws IOException {
        try (InputStream file = Files.newInputStream(MNIST.resolve("t10k-" + part + ".gz"));
                DataInputStream in = new DataInputStream(new GZIPInputStream(file));
                DataOutputStream out = new DataOutputStream(Files.newOutputStream(to))) {
            out.writeInt(in.readInt());
            in.skipNBytes(Integer.BYTES);
            out.writeInt(count);
            if (size > 1) {
                out.write(in.readNBytes(2 * Integer.BYTES));
            }
            in.skipNBytes((long) from * size);
            out.write(in.readNBytes(count * size));
        }
    }
}
