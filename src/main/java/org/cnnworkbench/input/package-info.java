/** What a person hands to the program: JSON with places, records read from it, and the error that says what is wrong. */
@NullMarked
package org.cnnworkbench.input;

import org.jspecify.annotations.NullMarked;
