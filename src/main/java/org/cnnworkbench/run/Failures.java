package org.cnnworkbench.run;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cnnworkbench.input.InputException;

/** Says why a training failed and what a person can do about it. */
final class Failures {

    private static final int DEEPEST = 20;
    private static final String GO_ON = "; resume goes on from the latest checkpoint";

    /** Words by which libraries say that memory outside the Java heap has run out. */
    private static final List<String> NATIVE_MEMORY =
            List.of("Failed to allocate", "Physical memory usage", "bad_alloc", "Cannot allocate", "OutOfMemory");

    private Failures() {}

    /** One sentence: what happened, and after a colon or semicolon what to do. */
    static String reason(Throwable failure) {
        if (failure instanceof InputException) {
            return said(failure);
        }
        Optional<Throwable> memory =
                causes(failure).filter(Failures::isOutOfMemory).reduce((outer, inner) -> inner);
        if (memory.isPresent()) {
            return outOfMemory(said(memory.get())) + "; branch goes on from the latest checkpoint with other settings";
        }
        if (failure instanceof UncheckedIOException) {
            return said(failure) + "; check the disk's free space and the folder's permissions" + GO_ON;
        }
        return "the program failed: " + failure.getClass().getSimpleName() + ": " + said(failure)
                + "; trainer.log has the details" + GO_ON;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    private static boolean isOutOfMemory(Throwable cause) {
        return cause instanceof OutOfMemoryError || NATIVE_MEMORY.stream().anyMatch(said(cause)::contains);
    }

    private static String outOfMemory(String said) {
        return said.contains("Java heap space") || said.contains("GC overhead")
                ? "out of memory on the Java heap (" + said + "): try fewer images or a smaller batch size, or give it "
                        + "more, as with " + TrainerProcess.OWN_OPTIONS + "=-Xmx12g"
                : "out of memory (" + said + "): try a smaller batch size or a smaller network";
    }

    private static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
