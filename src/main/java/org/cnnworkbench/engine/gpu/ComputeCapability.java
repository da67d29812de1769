package org.cnnworkbench.engine.gpu;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NVIDIA's number of what a card's processors can do: 8.9 for Ada, 9.0 for Hopper, 12.0 for Blackwell.
 *
 * @param major generation
 * @param minor variant within it
 */
public record ComputeCapability(int major, int minor) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\.(\\d{1,2})");

    /** Of {@code 8.9}; empty for anything else. */
    public static Optional<ComputeCapability> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(
                        new ComputeCapability(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /**
     * Whether a card of this capability runs machine code that was made for another: within a generation, code for an equal or smaller
     * variant runs, and no other (CUDA C++ Programming Guide, "Binary Compatibility").
     */
    public boolean runs(ComputeCapability code) {
        return major == code.major && minor >= code.minor;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
