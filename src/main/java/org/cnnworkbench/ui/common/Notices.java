package org.cnnworkbench.ui.common;

/** Ways to tell a person something without taking the focus away. May be called from any thread. */
public interface Notices {

    /** Something that went well, or is worth knowing. */
    void info(String text);

    /**
     * Something that was done and can be undone for a while.
     *
     * @param undo called on the window's thread where the person wants it back
     */
    void undoable(String text, Runnable undo);

    /**
     * Something that went wrong: a person's mistake is shown as its message; an error of the program is logged, and shown with the place
     * of the log.
     *
     * @param doing what was being done: {@code opening the experiment}
     */
    void problem(String doing, Throwable failure);
}
