package org.cnnworkbench.spec;

import java.util.List;
import org.cnnworkbench.spec.Diagnostic.Severity;

/** Where inference is: the layer, what holds for the whole network, and the list that diagnostics go to. */
record Site(int layer, TensorShape.Image networkInput, int classes, List<Diagnostic> found) {

    void error(String code, String message, String mend) {
        found.add(new Diagnostic(Severity.ERROR, layer, code, message, mend));
    }

    void warning(String code, String message, String mend) {
        found.add(new Diagnostic(Severity.WARNING, layer, code, message, mend));
    }

    void note(String code, String message, String mend) {
        found.add(new Diagnostic(Severity.NOTE, layer, code, message, mend));
    }
}
