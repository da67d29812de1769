package org.cnnworkbench.engine.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks which graphics cards there are by asking {@code nvidia-smi}, which comes with every driver of NVIDIA's. It is a process of its own,
 * not a call of the driver's library (NVML) in ours: a driver that hangs or crashes, which they do when a card is in trouble, is then
 * nothing worse than a look that found nothing. A look takes 20 ms to a second; for a few seconds its result is kept.
 */
public final class GpuProbe {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final long FRESH_NANOS = Duration.ofSeconds(3).toNanos();
    private static final int MOST_BYTES = 1 << 16;

    private final List<String> command;
    private final Duration limit;
    private final @Nullable String visible;
    private @Nullable Gpus last;
    private long lastLook;

    /** Asks this machine's driver. */
    public GpuProbe() {
        this(NvidiaSmi.COMMAND, LIMIT, System.getenv(VisibleCards.VARIABLE));
    }

    /**
     * @param command whose output is read
     * @param limit   after which it is killed
     * @param visible as {@link VisibleCards} reads it; null for all
     */
    GpuProbe(List<String> command, Duration limit, @Nullable String visible) {
        this.command = List.copyOf(command);
        this.limit = limit;
        this.visible = visible;
    }

    /** What there is; never fails, and takes no longer than some seconds. */
    public synchronized Gpus look() {
        Gpus known = last;
        if (known != null && System.nanoTime() - lastLook < FRESH_NANOS) {
            return known;
        }
        Gpus found = VisibleCards.of(ask(), visible);
        last = found;
        lastLook = System.nanoTime();
        return found;
    }

    private Gpus ask() {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            // No such program, so no driver.
            return Gpus.NONE;
        }
        try {
            process.getOutputStream().close();
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            String said = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return tooLong();
            }
            return process.exitValue() == 0
                    ? NvidiaSmi.parse(said)
                    : Gpus.unknown("nvidia-smi failed: " + NvidiaSmi.shortened(said));
        } catch (TimeoutException e) {
            return tooLong();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Gpus.unknown("the look at the graphics cards was interrupted");
        } catch (IOException | ExecutionException e) {
            return Gpus.unknown("nvidia-smi could not be read: " + e.getMessage());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Gpus tooLong() {
        return Gpus.unknown("nvidia-smi gave no answer within " + limit.toSeconds() + " s; the driver may hang");
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
