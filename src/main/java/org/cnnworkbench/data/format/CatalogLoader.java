package org.cnnworkbench.data.format;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;
import org.jspecify.annotations.Nullable;

/** Well-known sets that are fetched from their public places when they are first asked for, and kept in a folder. */
final class CatalogLoader implements DatasetLoader {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(20);

    private final Path cacheDirectory;
    private final @Nullable URI mirror;

    /**
     * @param cacheDirectory holds a folder for each set
     * @param mirror         where to look instead of the public places: the files of a set lie below {@code MIRROR/SET/}
     */
    CatalogLoader(Path cacheDirectory, @Nullable URI mirror) {
        this.cacheDirectory = cacheDirectory;
        this.mirror = mirror;
    }

    @Override
    public String scheme() {
        return "catalog";
    }

    @Override
    public String usage() {
        return "catalog:mnist|fashion-mnist|cifar10|cifar100";
    }

    @Override
    public String help() {
        return "A well-known set, fetched once from its public place and kept.";
    }

    @Override
    public Set<String> options() {
        return Set.of("labels");
    }

    @Override
    public ImageDataset load(DatasetReference reference, LoadContext context) throws IOException, InterruptedException {
        Catalog catalog = Catalog.standard();
        String name = reference.path();
        Catalog.Entry listed = catalog.sets().get(name);
        if (listed == null) {
            throw new InputException("data set reference " + reference + ": expected one of "
                    + catalog.sets().keySet().stream().sorted().collect(Collectors.joining(", "))
                    + " after \"catalog:\", received \""
                    + name + "\"");
        }
        CifarVariant variant = CifarLoader.variant(reference, listed.format() == Catalog.Format.CIFAR100);
        Catalog.Entry entry = mirror == null ? listed : listed.from(mirror + "/" + name + "/");
        Path directory = cacheDirectory.resolve(name);
        obtain(name, entry, directory, context.progress());
        return switch (entry.format()) {
            case IDX ->
                IdxLoader.read(
                        name, directory.toString(), IdxLoader.find(directory), entry.classes(), context.progress());
            case CIFAR10, CIFAR100 ->
                CifarLoader.read(
                        name,
                        variant,
                        directory.resolve(entry.files().getFirst().name()),
                        context.progress());
        };
    }

    private static void obtain(String name, Catalog.Entry entry, Path directory, Progress progress)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        for (Catalog.File file : entry.files()) {
            Path target = directory.resolve(file.name());
            Checksum checksum = Checksum.parse(file.checksum());
            if (Files.exists(target)) {
                Checksum found = checksum.of(target);
                if (!found.equals(checksum)) {
                    throw new InputException(target + ": expected " + checksum + ", received " + found
                            + ": the file is damaged or another one; delete it to have it fetched again");
                }
            } else {
                fetch(name, entry, file, target, checksum, progress);
            }
        }
    }

    private static void fetch(
            String name, Catalog.Entry entry, Catalog.File file, Path target, Checksum checksum, Progress progress)
            throws InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_WITHIN)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            List<IOException> failures = new ArrayList<>();
            for (URI address : entry.addresses(file)) {
                try {
                    new Download(client, progress).fetch(address, target, checksum);
                    return;
                } catch (IOException e) {
                    failures.add(e);
                }
            }
            throw byHand(name, entry, target, failures);
        } finally {
            // Nothing is in flight but what was cut off: close() alone would wait for it.
            client.shutdownNow();
            client.close();
        }
    }

    private static InputException byHand(String name, Catalog.Entry entry, Path target, List<IOException> failures) {
        String files = entry.files().stream().map(Catalog.File::name).collect(Collectors.joining(", "));
        String reasons = failures.stream().map(CatalogLoader::reason).distinct().collect(Collectors.joining("; "));
        return new InputException(
                "catalog:" + name + ": " + target.getFileName() + " can't be fetched from "
                        + String.join(" or ", entry.sources()) + " (" + reasons + "). Try again to continue, or put "
                        + files + " into " + target.getParent() + " by hand",
                failures.getFirst());
    }

    /** In words: what Java says of a connection that fails is the name of a class at times. */
    private static String reason(IOException failure) {
        String said = failure.getMessage();
        if (failure instanceof HttpTimeoutException) {
            return "no answer in time; is there a network?";
        }
        if (failure instanceof ConnectException) {
            return "no connection" + (said == null || said.isBlank() ? "" : ": " + said) + "; is there a network?";
        }
        return said == null || said.isBlank() ? failure.toString() : said;
    }
}
