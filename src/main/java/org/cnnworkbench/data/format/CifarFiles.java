package org.cnnworkbench.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;

/**
 * The batches of a CIFAR set, from a folder or from the archive as it is published. A record is one or two label bytes, then 32×32
 * pixels of red, as many of green and of blue; in memory the channels stand together.
 */
final class CifarFiles {

    private static final int SIDE = 32;
    private static final int AREA = SIDE * SIDE;
    private static final int PIXELS = 3 * AREA;

    /** The published archives hold less than a quarter of this; whatever unpacks to more is something else. */
    private static final long LARGEST_ARCHIVE = 1L << 30;

    private static final int LARGEST_NAMES_FILE = 1 << 20;

    record Batch(byte[][] images, int[] labels) {}

    private final CifarVariant variant;
    private final Map<String, Batch> batches = new HashMap<>();
    private List<String> classNames = List.of();
    private long images;

    private CifarFiles(CifarVariant variant) {
        this.variant = variant;
    }

    static CifarFiles ofDirectory(CifarVariant variant, Path directory, Progress progress) throws IOException {
        CifarFiles files = new CifarFiles(variant);
        List<String> names = new ArrayList<>(variant.trainFiles());
        names.add(variant.testFile());
        for (String name : names) {
            Path file = directory.resolve(name);
            if (Files.isRegularFile(file)) {
                try (FileInput input = FileInput.open(new Source.OnDisk(file), progress)) {
                    files.batches.put(name, files.readBatch(input, file.toString()));
                }
            }
        }
        Path namesFile = directory.resolve(variant.namesFile);
        if (Files.isRegularFile(namesFile)) {
            files.classNames = ClassNames.read(new Source.OnDisk(namesFile));
        }
        return files;
    }

    static CifarFiles ofArchive(CifarVariant variant, Path archive, Progress progress) throws IOException {
        CifarFiles files = new CifarFiles(variant);
        try (FileInput input = FileInput.open(new Source.OnDisk(archive), progress);
                TarArchiveInputStream tar = new TarArchiveInputStream(input)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (input.offset() + entry.getRealSize() > LARGEST_ARCHIVE) {
                    throw new InputException(archive + ": unpacks to more than " + (LARGEST_ARCHIVE >> 20)
                            + " MiB, so it isn't a CIFAR archive");
                }
                files.readEntry(archive, tar, entry);
            }
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(
                    archive + ": expected a tar archive, packed with gzip or not; it is damaged, truncated or something"
                            + " else (" + e.getMessage() + ")",
                    e);
        }
        return files;
    }

    /** Only files of known names are read, into memory: where an entry says that it wants to lie makes no difference. */
    private void readEntry(Path archive, TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        String where = archive + ", entry " + entry.getName();
        if (!entry.isFile()) {
            return;
        }
        if (variant.isBatch(name)) {
            if (batches.put(name, readBatch(tar, where)) != null) {
                throw new InputException(where + ": a second file of that name");
            }
        } else if (name.equals(variant.namesFile)) {
            classNames = ClassNames.parse(where, tar.readNBytes(LARGEST_NAMES_FILE));
        }
    }

    private Batch readBatch(InputStream input, String where) throws IOException {
        List<byte[]> pixels = new ArrayList<>();
        IntList labels = new IntList();
        byte[] bytes = new byte[variant.labelBytes + PIXELS];
        int count;
        while ((count = input.readNBytes(bytes, 0, bytes.length)) > 0) {
            if (count < bytes.length) {
                throw new InputException(where + ": ends in the middle of image " + pixels.size() + "; expected "
                        + bytes.length + " bytes an image, received " + count
                        + ": the file is truncated, or of another CIFAR set");
            }
            int label = bytes[variant.labelAt] & 0xFF;
            if (label >= variant.classes) {
                throw new InputException(where + ": image " + pixels.size() + ": label: expected 0 to "
                        + (variant.classes - 1) + ", received " + label + "; is it a file of another CIFAR set?");
            }
            HeapBudget.check(where, ++images, PIXELS);
            labels.add(label);
            pixels.add(interleaved(bytes, variant.labelBytes));
        }
        return new Batch(pixels.toArray(byte[][]::new), labels.toArray());
    }

    private static byte[] interleaved(byte[] planes, int from) {
        byte[] image = new byte[PIXELS];
        for (int i = 0; i < AREA; i++) {
            image[3 * i] = planes[from + i];
            image[3 * i + 1] = planes[from + AREA + i];
            image[3 * i + 2] = planes[from + 2 * AREA + i];
        }
        return image;
    }

    /** @throws InputException where the file wasn't there */
    Batch batch(String name, String where) {
        Batch batch = batches.get(name);
        if (batch == null) {
            throw new InputException(where + ": expected " + String.join(", ", variant.trainFiles()) + " and "
                    + variant.testFile() + " (the binary version), but there is no " + name);
        }
        return batch;
    }

    /** Empty where the set brought no names. */
    List<String> classNames() {
        return classNames;
    }
}
