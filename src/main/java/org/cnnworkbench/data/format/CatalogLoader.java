package org.cnnworkbench.data.format;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.file.DirectoryNotEmptyException;
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

/** Well-known sets that are fetched from their public places when they are first asked for, and kept in a folder. */
final class CatalogLoader implements DatasetLoader {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(20);

    private final Path cacheDirectory;

    /** @param cacheDirectory holds a folder for each set, and {@value Catalog#OWN} where there are sets of one's own */
    CatalogLoader(Path cacheDirectory) {
        this.cacheDirectory = cacheDirectory;
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
        Catalog catalog = Catalog.in(cacheDirectory);
        String name = reference.path();
        Catalog.Entry entry = catalog.sets().get(name);
        if (entry == null) {
            throw new InputException("data set reference " + reference + ": expected one of "
                    + catalog.sets().keySet().stream().sorted().collect(Collectors.joining(", "))
                    + " after \"catalog:\", received \""
                    + name + "\"");
        }
        CifarVariant variant = CifarLoader.variant(reference, entry.format() == Catalog.Format.CIFAR100);
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
        try {
            for (Catalog.File file : entry.files()) {
                Path target = directory.resolve(file.name());
                if (Files.exists(target)) {
                    check(target, Checksum.parse(file.checksum()));
                } else {
                    fetch(name, entry, file, target, progress);
                }
            }
        } catch (InterruptedException e) {
            removeEmpty(directory);
            throw e;
        }
    }

    private static void check(Path target, Checksum checksum) throws IOException, InterruptedException {
        Checksum found = checksum.of(target);
        if (!found.equals(checksum)) {
            throw new InputException(target + ": expected " + checksum + ", received " + found
                    + ": the file is damaged or another one; delete it to have it fetched again");
        }
    }

    private static void removeEmpty(Path directory) throws IOException {
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            // Files that arrived whole stay: they need not be fetched again.
        }
    }

    private static void fetch(String name, Catalog.Entry entry, Catalog.File file, Path target, Progress progress)
            throws InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_WITHIN)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        Checksum checksum = Checksum.parse(file.checksum());
        try {
            List<IOException> failures = new ArrayList<>();
            for (URI address : entry.addresses(file)) {
                String message = "fetching " + file.name() + " from " + address.getHost() + ", file "
                        + (entry.files().indexOf(file) + 1) + " of "
                        + entry.files().size();
                try {
                    new Download(client, message, progress).fetch(address, target, checksum);
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
        if (said != null && said.contains("header parser received no bytes")) {
            return "the server ended the connection without an answer";
        }
        return said == null || said.isBlank() ? failure.toString() : said;
    }
}
