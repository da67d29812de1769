package org.cnnworkbench.search.remote;

import java.io.Serializable;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What somebody needs to train one run for a {@link MirrorServer}: where to connect, and the right to.
 *
 * @param host     where the server listens
 * @param port     where the server listens
 * @param training which of the server's trainings it is
 * @param run      the name of the run's directory
 * @param token    {@value #TOKEN_BYTES} random bytes as hexadecimal digits. Who has it may read and write this run, and nothing else, until
 *                 the training is over
 */
public record Ticket(String host, int port, long training, String run, String token) implements Serializable {

    /** The length of a token. */
    static final int TOKEN_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one, with a token that nobody can guess. */
    static Ticket draw(String host, int port, long training, String run) {
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return new Ticket(host, port, training, run, HexFormat.of().formatHex(token));
    }

    byte[] tokenBytes() {
        return HexFormat.of().parseHex(token);
    }

    /** Without the token, which belongs in no log. */
    @Override
    public String toString() {
        return "training " + training + " of " + run + " for " + host + ":" + port;
    }
}
