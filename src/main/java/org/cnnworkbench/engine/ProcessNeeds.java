package org.cnnworkbench.engine;

import java.util.List;
import java.util.Map;

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
}
