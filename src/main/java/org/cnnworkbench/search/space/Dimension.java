package org.cnnworkbench.search.space;

import java.util.List;

/**
 * One field that is searched.
 *
 * @param path   the field
 * @param domain the values it may take
 * @param when   all of these must hold for the field to be set; otherwise it stays as the experiment has it
 */
public record Dimension(FieldPath path, Domain domain, List<Condition> when) {

    public Dimension {
        when = List.copyOf(when);
    }

    /** A dimension that always counts. */
    public Dimension(FieldPath path, Domain domain) {
        this(path, domain, List.of());
    }

    /** The path's text, under which points hold the value. */
    public String key() {
        return path.toString();
    }
}
