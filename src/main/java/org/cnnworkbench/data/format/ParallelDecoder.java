package org.cnnworkbench.data.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cnnworkbench.data.Progress;
import org.jspecify.annotations.Nullable;

/** Decodes many files on all processors. The first file in order that fails decides the error, whichever thread met it. */
final class ParallelDecoder {

    /** Files a task: enough that handing tasks out costs nothing, few enough that progress is smooth. */
    private static final int FILES_A_TASK = 64;

    /** What is made of a file. */
    @FunctionalInterface
    interface Decoder {
        byte[] decode(Path file) throws InterruptedException;
    }

    private ParallelDecoder() {}

    /** @return one array a file, in order */
    static byte[][] decode(List<Path> files, Decoder decoder, String message, Progress progress)
            throws InterruptedException {
        byte[][] images = new byte[files.size()][];
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), Math.ceilDiv(files.size(), FILES_A_TASK));
        try (ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads))) {
            List<Future<?>> tasks = new ArrayList<>();
            for (int from = 0; from < images.length; from += FILES_A_TASK) {
                int start = from;
                int end = Math.min(images.length, from + FILES_A_TASK);
                tasks.add(executor.submit((Callable<Void>) () -> {
                    for (int i = start; i < end; i++) {
                        LoadContext.checkCancelled();
                        images[i] = decoder.decode(files.get(i));
                    }
                    return null;
                }));
            }
            try {
                for (int i = 0; i < tasks.size(); i++) {
                    tasks.get(i).get();
                    progress.update(message, Math.min(images.length, (i + 1L) * FILES_A_TASK), images.length);
                }
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            } finally {
                executor.shutdownNow();
            }
        }
        return images;
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof RuntimeException e
                ? e
                : new IllegalStateException("decoding ended without a reason", cause);
    }
}
