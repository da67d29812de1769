package org.cnnworkbench.search.spark;

import java.io.Serializable;
import org.cnnworkbench.run.Services;

/** Puts the program together on a machine of the cluster; travels there with every task. */
@FunctionalInterface
public interface ServicesSource extends Serializable {

    /** What trainings work with there. */
    Services services();
}
