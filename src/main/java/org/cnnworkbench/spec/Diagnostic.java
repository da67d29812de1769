package org.cnnworkbench.spec;

/**
 * One thing that is wrong, or worth knowing, about what a person drew.
 *
 * @param severity whether the network can be built all the same
 * @param layer    index of the layer it is about, {@value #WHOLE_NETWORK} where it is about the network
 * @param code     a stable short name of the rule, for programs: {@code kernel_larger_than_input}
 * @param message  what is wrong: what was expected, what was received
 * @param mend     how to put it right
 */
public record Diagnostic(Severity severity, int layer, String code, String message, String mend) {

    /** The {@link #layer()} of a diagnostic about no single layer. */
    public static final int WHOLE_NETWORK = -1;

    /** The {@link #code()} where neither the drawing nor a data set says how many classes there are. */
    public static final String CLASSES_UNKNOWN = "class_count_unknown";

    /** How bad it is. */
    public enum Severity {
        /** The network can't be built. */
        ERROR,
        /** It can be built, but is probably not what was meant. */
        WARNING,
        /** Done for the person without being asked, such as flattening before a dense layer. */
        NOTE
    }
}
