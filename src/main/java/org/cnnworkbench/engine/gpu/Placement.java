package org.cnnworkbench.engine.gpu;

import java.util.List;
import java.util.Optional;
import org.cnnworkbench.input.InputException;

/**
 * On what a run computes, and what can compute there.
 *
 * @param card    empty for the processor
 * @param driver  of the card, in its maker's spelling; empty for the processor
 * @param engines names of those that can, in the order of preference
 * @param reason  why, in words
 */
public record Placement(Optional<Gpu> card, String driver, List<String> engines, String reason) {

    /** The variable by which a process is told on what to compute: what was settled before it was started. */
    public static final String VARIABLE = "CNN_WORKBENCH_DEVICE";

    private static final String BETWEEN = "|";

    public Placement {
        engines = List.copyOf(engines);
    }

    static Placement processor(List<String> engines, String reason) {
        return new Placement(Optional.empty(), "", engines, reason);
    }

    /** As in settings: {@code cpu} or {@code cuda:1}. */
    public String device() {
        return card.map(Gpu::device).orElse(DeviceWish.CPU);
    }

    public boolean isOnCard() {
        return card.isPresent();
    }

    /**
     * On what a run's numbers depend: {@code cpu}, or the card with its capability and driver, {@code cuda:1 NVIDIA L4 8.9, driver
     * 580.65.06}.
     */
    public String description() {
        return card.map(gpu -> gpu.device() + " " + gpu.name() + " "
                        + gpu.capability().map(ComputeCapability::toString).orElse("?") + ", driver " + driver)
                .orElse(DeviceWish.CPU);
    }

    /** The {@link #device} of a {@link #description}. */
    public static String deviceOf(String description) {
        int blank = description.indexOf(' ');
        return blank < 0 ? description : description.substring(0, blank);
    }

    /** The value of {@link #VARIABLE} for the process that computes so. */
    public String variable() {
        return card.map(gpu -> String.join(
                        BETWEEN,
                        gpu.device(),
                        gpu.uuid(),
                        gpu.capability().map(ComputeCapability::toString).orElse(""),
                        Long.toString(gpu.memoryBytes()),
                        driver,
                        gpu.name().replace(BETWEEN, " ")))
                .orElse(DeviceWish.CPU);
    }

    /**
     * What a {@link #variable} says.
     *
     * @param supports of the engines that may compute, in the order of preference
     * @throws InputException where it can't be understood, or none of the engines can compute there
     */
    public static Placement settled(String variable, List<CardSupport> supports) {
        if (variable.equals(DeviceWish.CPU)) {
            return new Placing(Gpus.NONE, supports).choose(new DeviceWish.Cpu());
        }
        String[] fields = variable.split("\\" + BETWEEN, 6);
        if (fields.length == 6
                && DeviceWish.parse(fields[0]) instanceof DeviceWish.Card card
                && fields[3].matches("\\d{1,18}")) {
            Gpu gpu = new Gpu(
                    card.index(),
                    fields[1],
                    fields[5],
                    ComputeCapability.parse(fields[2]),
                    Long.parseLong(fields[3]),
                    0);
            return new Placing(new Gpus(DriverVersion.parse(fields[4]), List.of(gpu), ""), supports).choose(card);
        }
        throw new InputException(VARIABLE + " is set by the program itself, for its own processes; received \""
                + variable + "\": unset it");
    }
}
