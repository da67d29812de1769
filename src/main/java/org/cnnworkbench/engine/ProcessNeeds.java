package org.cnnworkbench.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a process has to be started with for an engine to be fast: native libraries read these once, when they are loaded.
 *
 * @param environment variables to set
 * @param jvmOptions  options of the {@code java} command
 */
public record ProcessNeeds(Map<String, String> environment, List<String> jvmOptions) {
    public ProcessNeeds {
        environment = Map.copyOf(environment);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** For a process in which two engines may compute; where they want one thing to be different, this one's counts. */
    public ProcessNeeds and(ProcessNeeds other) {
        Map<String, String> variables = new HashMap<>(other.environment);
        variables.putAll(environment);
        return new ProcessNeeds(
                variables,
                // Of options the last counts.
                Stream.concat(other.jvmOptions.stream(), jvmOptions.stream())
                        .distinct()
                        .toList());
    }
}
