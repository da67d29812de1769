package org.cnnworkbench.engine.gpu;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a library said when a card's memory ran out, in bytes.
 *
 * @param wanted by the allocation that failed
 * @param inUse  by arrays of the process at that moment; empty where it is not told
 * @param free   that the process could still have had, in the library's own store and on the card; empty where it is not told
 */
public record CardMemory(long wanted, OptionalLong inUse, OptionalLong free) {

    private static final int DEEPEST = 20;

    /** Not all that is free can be used: it is in pieces, and cuDNN wants room to work in. */
    private static final double USABLE = 0.9;

    private static final String SIZE = "([0-9]+(?:\\.[0-9]+)?) (bytes|KiB|MiB|GiB)";

    /** LibTorch's words: c10/cuda/CUDACachingAllocator.cpp. */
    private static final Pattern TORCH =
            Pattern.compile("CUDA out of memory\\. Tried to allocate (?:more than 1EB memory|" + SIZE + ")");

    private static final Pattern TORCH_FREE = Pattern.compile("of which " + SIZE + " is free");
    private static final Pattern TORCH_IN_USE = Pattern.compile(SIZE + " is allocated by PyTorch");
    private static final Pattern TORCH_RESERVED = Pattern.compile(SIZE + " is reserved by PyTorch but unallocated");

    /** ND4J's: CudaMemoryManager.java, its OpaqueDataBuffer and DataBuffer.cu. */
    private static final List<Pattern> ND4J = List.of(
            Pattern.compile("Failed to allocate ([0-9]+) (bytes) from DEVICE"),
            Pattern.compile("\\[DEVICE\\] allocation failed.* for amount of memory ([0-9]+) (bytes)"),
            Pattern.compile("\\[DEVICE\\] allocation failed|cudaMalloc failed"));

    /** What a failure or one of its causes says of a card's memory; empty where it is of something else. */
    public static Optional<CardMemory> of(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            Optional<CardMemory> found = parse(String.valueOf(cause.getMessage()));
            if (found.isPresent()) {
                return found;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    static Optional<CardMemory> parse(String text) {
        Matcher torch = TORCH.matcher(text);
        if (torch.find()) {
            long wanted = torch.group(1) == null ? Long.MAX_VALUE / 4 : bytes(torch);
            OptionalLong free = size(TORCH_FREE, text);
            long reserved = size(TORCH_RESERVED, text).orElse(0);
            return Optional.of(new CardMemory(
                    wanted,
                    size(TORCH_IN_USE, text),
                    free.isPresent() ? OptionalLong.of(free.getAsLong() + reserved) : free));
        }
        for (Pattern pattern : ND4J) {
            Matcher nd4j = pattern.matcher(text);
            if (nd4j.find()) {
                return Optional.of(new CardMemory(
                        nd4j.groupCount() == 0 ? 0 : bytes(nd4j), OptionalLong.empty(), OptionalLong.empty()));
            }
        }
        return Optional.empty();
    }

    private static OptionalLong size(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? OptionalLong.of(bytes(matcher)) : OptionalLong.empty();
    }

    private static long bytes(Matcher size) {
        int shift = switch (size.group(2)) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 0;
        };
        return (long) Math.min(Double.parseDouble(size.group(1)) * (1L << shift), Long.MAX_VALUE / 4.0);
    }

    /**
     * The largest batch that would fit, by estimate: of the memory M that the process can have, 0.9 M less the fixed part F, over what one
     * image needs, P. M is what was in use and what was free; where that is not told, the card's memory. P is the larger of
     * (inUse + wanted − F) / batchSize, since at least that was needed, and 4 bytes for each number of each layer's output twice, forward and
     * back, since training keeps those. F is 4 bytes for each parameter, its gradient and its numbers in the optimizer's state.
     *
     * @param card       what it ran out on
     * @param batchSize  that didn't fit
     * @param parameters of the network
     * @param slots      numbers that the optimizer keeps for each parameter
     * @param outputs    numbers of all layers' outputs for one image
     * @return 1 to batchSize − 1, rounded down to a multiple of 8 from 16 on; empty where not even one image fits
     */
    public OptionalLong batchThatFits(Gpu card, long batchSize, long parameters, int slots, long outputs) {
        double fixed = (double) Float.BYTES * parameters * (2 + slots);
        double least = 2.0 * Float.BYTES * outputs;
        double image = inUse.isPresent()
                ? Math.max(least, ((double) inUse.getAsLong() + wanted - fixed) / batchSize)
                : Math.max(least, (double) wanted / batchSize);
        double memory = inUse.isPresent() && free.isPresent()
                ? (double) inUse.getAsLong() + free.getAsLong()
                : card.memoryBytes();
        long fits = Math.min(batchSize - 1, (long) ((USABLE * memory - fixed) / image));
        if (fits < 1) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(fits < 16 ? fits : fits / 8 * 8);
    }

    /** One sentence for the person: what happened, and what would help. */
    public String advice(Gpu card, long batchSize, OptionalLong fits) {
        String memory = card.memoryBytes() == 0
                ? ""
                : String.format(Locale.ROOT, ", which has %.1f GiB", card.memoryBytes() / (double) (1L << 30));
        return "out of memory on " + card.device() + " (" + card.name() + memory + ") with " + batchSize
                + (batchSize == 1 ? " image" : " images") + " in a batch: "
                + (fits.isPresent()
                        ? "a batch size of " + fits.getAsLong() + " would fit, by estimate (--batch-size "
                                + fits.getAsLong() + ")"
                        : "not even one image fits beside the weights; make the network smaller, or compute with --device cpu");
    }
}
