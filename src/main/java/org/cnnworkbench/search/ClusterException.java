package org.cnnworkbench.search;

/** The means by which a study trains are lost: no trial is at fault, and the study can go on when they are back. */
public final class ClusterException extends RuntimeException {

    /** @param message what is lost, and what can be done */
    public ClusterException(String message) {
        super(message);
    }
}
