package org.cnnworkbench.data.augment;

/** What random erasing writes into its rectangle. */
public enum ErasingFill {
    /** A random value for every pixel and channel, uniform in 0 to 255. */
    NOISE,
    /** One value. */
    CONSTANT
}
