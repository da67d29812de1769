package org.cnnworkbench.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {

    private static final int LONGEST_NAME = 100;

    private Nearest() {}

    /**
     * The allowed name with the fewest single-character edits from the one received, if that is at most a third of its
     * length, and at least one edit is always granted.
     */
    public static Optional<String> of(String received, Collection<String> allowed) {
        if (received.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        int most = Math.max(1, received.length() / 3);
        return allowed.stream()
                .filter(name -> name.length() <= LONGEST_NAME)
                .filter(name -> distance(received, name) <= most)
                .min(Comparator.comparingInt(name -> distance(received, name)));
    }

    /** {@code ; did you mean "relu"?}, or nothing where no name is near. */
    public static String hint(String received, Collection<String> allowed) {
        return of(received, allowed)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
    }

    /** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment, Damerau 1964). */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int substituted = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(substituted, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[a.length()][b.length()];
    }
}
