/** What is measured by hand: training steps beside PyTorch's. No tests: what they print depends on the machine. */
@NullMarked
package org.cnnworkbench.benchmark;

import org.jspecify.annotations.NullMarked;
