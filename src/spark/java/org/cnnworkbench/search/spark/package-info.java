/** Trainings of a study as tasks of an Apache Spark cluster. Built by the profile {@code spark}; nothing else knows Spark. */
@NullMarked
package org.cnnworkbench.search.spark;

import org.jspecify.annotations.NullMarked;
