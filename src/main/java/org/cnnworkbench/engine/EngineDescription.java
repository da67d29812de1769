package org.cnnworkbench.engine;

/**
 * What a run's numbers depend on: equal descriptions, seeds and inputs give equal weights to the bit.
 *
 * @param engine       its {@link Engine#name}
 * @param version      of the library
 * @param nativeLibrary which build of its native code is loaded
 * @param device       where it computes: {@code cpu}, or a card as {@link org.cnnworkbench.engine.gpu.Placement#description} names it
 * @param threads      threads that native code computes with
 */
public record EngineDescription(String engine, String version, String nativeLibrary, String device, int threads) {}
