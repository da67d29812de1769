package org.cnnworkbench.cli;

/** What the program's exit code says. */
final class ExitCodes {

    static final int DONE = 0;
    static final int FAILED = 1;
    /** Something that the person gave is wrong: an argument, a file. */
    static final int WRONG_INPUT = 2;

    /** Ctrl-C, as shells have it. */
    static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
