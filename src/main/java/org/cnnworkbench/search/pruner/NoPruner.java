package org.cnnworkbench.search.pruner;

import java.util.List;
import java.util.Optional;

/** Every trial goes on to its end. */
public record NoPruner() implements Pruner {

    @Override
    public Optional<String> reasonToPrune(Progress trial, List<Progress> others) {
        return Optional.empty();
    }
}
