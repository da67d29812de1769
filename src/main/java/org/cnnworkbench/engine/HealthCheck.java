package org.cnnworkbench.engine;

/**
 * One thing that should be so.
 *
 * @param name   what was looked at
 * @param good   whether it is as it should be
 * @param detail what was found
 * @param mend   how to put it right; empty where it is good
 */
public record HealthCheck(String name, boolean good, String detail, String mend) {}
