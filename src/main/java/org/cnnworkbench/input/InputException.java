package org.cnnworkbench.input;

/**
 * Something that a person gave us is wrong: a file, a field, an argument. The message stands alone in one or two lines and says where it
 * is, what was expected, what was received and how to mend it. It is shown as it is, without a stack trace.
 */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
