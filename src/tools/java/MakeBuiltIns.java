import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the built-in data sets below assets/ from their sources: Fashion-MNIST in small and the 8×8 digits. assets/README.md says where
 * the sources come from.
 *
 * <pre>java src/tools/java/MakeBuiltIns.java FASHION_DIR DIGITS_CSV ASSETS_DIR</pre>
 */
public final class MakeBuiltIns {

    private static final int CLASSES = 10;
    private static final int TRAIN_PER_CLASS = 1_200;
    private static final int TEST_PER_CLASS = 200;
    private static final int LABELS_MAGIC = 0x0801;
    private static final int IMAGES_MAGIC = 0x0803;

    private MakeBuiltIns() {}

    /** Images of one size, with their labels, in file order. */
    private record Images(int height, int width, List<byte[]> pixels, List<Integer> labels) {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("expected FASHION_DIR DIGITS_CSV ASSETS_DIR");
        }
        Path fashion = Path.of(args[0]);
        Path assets = Path.of(args[2]);
        Path mini = Files.createDirectories(assets.resolve("fashion-mnist-mini"));
        write(firstOfEachClass(readIdx(fashion, "train-"), TRAIN_PER_CLASS), mini, "train-");
        write(firstOfEachClass(readIdx(fashion, "t10k-"), TEST_PER_CLASS), mini, "test-");
        write(readDigits(Path.of(args[1])), Files.createDirectories(assets.resolve("digits")), "");
    }

    private static Images readIdx(Path directory, String prefix) throws IOException {
        try (DataInputStream images = open(directory.resolve(prefix + "images-idx3-ubyte.gz"));
                DataInputStream labels = open(directory.resolve(prefix + "labels-idx1-ubyte.gz"))) {
            expect(IMAGES_MAGIC, images.readInt());
            expect(LABELS_MAGIC, labels.readInt());
            int count = images.readInt();
            expect(count, labels.readInt());
            Images read = new Images(images.readInt(), images.readInt(), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < count; i++) {
                read.pixels.add(images.readNBytes(read.height * read.width));
                read.labels.add(labels.readUnsignedByte());
            }
            return read;
        }
    }

    /** Keeps the first images of each class, without changing the order of the file. */
    private static Images firstOfEachClass(Images all, int perClass) {
        int[] kept = new int[CLASSES];
        Images few = new Images(all.height, all.width, new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < all.labels.size(); i++) {
            if (kept[all.labels.get(i)]++ < perClass) {
                few.pixels.add(all.pixels.get(i));
                few.labels.add(all.labels.get(i));
            }
        }
        return few;
    }

    /** Rows of 64 values 0 to 16 and a label; a value v becomes the byte round(v · 255 / 16). */
    private static Images readDigits(Path csv) throws IOException {
        Images digits = new Images(8, 8, new ArrayList<>(), new ArrayList<>());
        try (BufferedReader rows = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(csv)), StandardCharsets.US_ASCII))) {
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                String[] values = row.split(",");
                expect(65, values.length);
                byte[] pixels = new byte[64];
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = (byte) Math.round(Double.parseDouble(values[i]) * 255 / 16);
                }
                digits.pixels.add(pixels);
                digits.labels.add(Integer.parseInt(values[64]));
            }
        }
        return digits;
    }

    private static void write(Images images, Path directory, String prefix) throws IOException {
        try (DataOutputStream out = create(directory.resolve(prefix + "images-idx3-ubyte.gz"))) {
            out.writeInt(IMAGES_MAGIC);
            out.writeInt(images.pixels.size());
            out.writeInt(images.height);
            out.writeInt(images.width);
            for (byte[] pixels : images.pixels) {
                out.write(pixels);
            }
        }
        try (DataOutputStream out = create(directory.resolve(prefix + "labels-idx1-ubyte.gz"))) {
            out.writeInt(LABELS_MAGIC);
            out.writeInt(images.labels.size());
            for (int label : images.labels) {
                out.writeByte(label);
            }
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static DataOutputStream create(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(new BestGzip(Files.newOutputStream(file)), 1 << 16));
    }

    private static void expect(int expected, int received) throws IOException {
        if (expected != received) {
            throw new IOException("expected " + expected + ", received " + received);
        }
    }

    /** Compresses as well as it can. Java writes no file name and no time into the header, so that equal input gives equal bytes. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
