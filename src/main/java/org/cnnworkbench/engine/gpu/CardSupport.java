package org.cnnworkbench.engine.gpu;

import java.util.List;
import java.util.Optional;

/**
 * On which graphics cards an engine's native code can compute.
 *
 * @param engine  its name
 * @param packed  whether native code for cards comes with this build
 * @param profile of Maven's, with which a build has it
 * @param cuda    version that the native code was made with
 * @param code    capabilities that it holds machine code for; there is none that a driver could translate for others
 * @param least   driver that it works with
 */
public record CardSupport(
        String engine, boolean packed, String profile, String cuda, List<ComputeCapability> code, DriverVersion least) {

    public CardSupport {
        code = List.copyOf(code);
    }

    /** Of an engine that computes on the processor only. */
    public static CardSupport none(String engine) {
        return new CardSupport(engine, false, "", "", List.of(), new DriverVersion(0, 0, 0));
    }

    /**
     * Why it can't compute on a card: empty where it can.
     *
     * @param driver of the machine; empty where that is not known
     */
    public Optional<String> refusal(Gpu card, Optional<DriverVersion> driver) {
        if (profile.isEmpty()) {
            return Optional.of("it computes on the processor only");
        }
        if (!packed) {
            return Optional.of("this build has no native code of " + engine + " for graphics cards (build with -P"
                    + profile + ")");
        }
        if (card.capability().isEmpty()) {
            return Optional.of("the driver doesn't tell the card's compute capability; install a newer driver");
        }
        ComputeCapability capability = card.capability().get();
        if (code.stream().noneMatch(capability::runs)) {
            return Optional.of("its native code is made for compute capabilities " + served() + ", not " + capability);
        }
        if (driver.isEmpty() || driver.get().compareTo(least) < 0) {
            return Optional.of("CUDA " + cuda + " needs driver " + least.text() + " or later, "
                    + driver.map(found -> "found " + found.text()).orElse("and this one's version is not told"));
        }
        return Optional.empty();
    }

    private String served() {
        return code.stream()
                .map(ComputeCapability::toString)
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
    }
}
