package org.cnnworkbench.engine.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code nvidia-smi} is asked, and what its answer means. */
final class NvidiaSmi {

    private static final String FIELDS = "index,uuid,driver_version,compute_cap,memory.total,memory.used,name";
    private static final int COUNT = 7;
    private static final long MIB = 1 << 20;

    /** More than any machine has; a longer answer is nonsense. */
    private static final int MOST_CARDS = 256;

    private NvidiaSmi() {}

    static final List<String> COMMAND = List.of("nvidia-smi", "--query-gpu=" + FIELDS, "--format=csv,noheader,nounits");

    /**
     * Cards from lines {@code 0, GPU-…, 580.65.06, 8.9, 23034, 1, NVIDIA L4}. A field that the driver doesn't know is told in square
     * brackets, {@code [N/A]}. What can't be understood is left out and named.
     */
    static Gpus parse(String answer) {
        List<Gpu> cards = new ArrayList<>();
        Optional<DriverVersion> driver = Optional.empty();
        String problem = "";
        for (String line :
                answer.lines().filter(l -> !l.isBlank()).limit(MOST_CARDS).toList()) {
            // The name comes last, since there may be a comma in it.
            List<String> fields =
                    Arrays.stream(line.split(",", COUNT)).map(String::strip).toList();
            Optional<Gpu> card = card(fields);
            if (card.isEmpty()) {
                problem = "nvidia-smi said something that can't be understood: " + shortened(line);
                continue;
            }
            cards.add(card.get());
            driver = driver.or(() -> DriverVersion.parse(fields.get(2)));
        }
        return new Gpus(driver, cards, problem);
    }

    private static Optional<Gpu> card(List<String> fields) {
        if (fields.size() != COUNT || !fields.get(1).toUpperCase(Locale.ROOT).startsWith("GPU-")) {
            return Optional.empty();
        }
        long index = number(fields.get(0));
        if (index < 0 || index >= MOST_CARDS) {
            return Optional.empty();
        }
        return Optional.of(new Gpu(
                (int) index,
                fields.get(1),
                fields.get(6).isEmpty() ? "unknown card" : fields.get(6),
                ComputeCapability.parse(fields.get(3)),
                Math.max(0, number(fields.get(4))) * MIB,
                Math.max(0, number(fields.get(5))) * MIB));
    }

    /** −1 for what is none. */
    private static long number(String text) {
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : -1;
    }

    static String shortened(String text) {
        String line = text.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 120 ? line : line.substring(0, 120) + " …";
    }
}
