/** What is measured by hand: training steps and epochs beside PyTorch's, and starts. No tests: what they print depends on the machine. */
@NullMarked
package org.cnnworkbench.benchmark;

import org.jspecify.annotations.NullMarked;
