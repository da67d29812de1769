/** The first engine: DeepLearning4J on ND4J's CPU natives with oneDNN. Nothing outside this package knows that library. */
@NullMarked
package org.cnnworkbench.engine.dl4j;

import org.jspecify.annotations.NullMarked;
