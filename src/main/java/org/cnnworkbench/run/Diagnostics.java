package org.cnnworkbench.run;

import java.util.stream.Collectors;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.SummaryTable;

/** Diagnostics as part of a sentence. */
public final class Diagnostics {

    private Diagnostics() {}

    /** The errors, each with its mend, on one line. */
    public static String errors(NetworkSummary summary) {
        return summary.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR)
                .map(diagnostic -> SummaryTable.line(diagnostic, summary)
                        .strip()
                        .replaceFirst("^error: ", "")
                        .replaceAll("\\s*\n\\s*", "; "))
                .collect(Collectors.joining(" | "));
    }
}
