package org.cnnworkbench.engine.dl4j;

import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;

/** Work in Java shared among as many threads as the library computes with: a fixed share for each, whichever is first. */
final class Parts {

    private Parts() {}

    /** What is done with the things from one to another. */
    interface Work {
        void part(int part, int first, int end);
    }

    /** In how many parts so many things are done. */
    static int count(int things) {
        return Math.clamp(things, 1, Nd4j.getEnvironment().maxThreads());
    }

    /** Does it all, and returns when all is done. */
    static void of(int things, Work work) {
        int parts = count(things);
        IntStream.range(0, parts)
                .parallel()
                .forEach(part -> work.part(part, things * part / parts, things * (part + 1) / parts));
    }
}
