package org.cnnworkbench.spec;

import java.util.List;

/** What the rule of a layer type found out. */
record Derived(Feed output, List<ParameterSpec> parameters, long multiplyAccumulates) {

    static Derived withoutParameters(TensorShape output, ReceptiveField field) {
        return new Derived(new Feed(output, field), List.of(), 0);
    }

    /** For layers that change neither shape nor view. */
    static Derived unchanged(Feed input, ParameterSpec... parameters) {
        return new Derived(input, List.of(parameters), 0);
    }
}
