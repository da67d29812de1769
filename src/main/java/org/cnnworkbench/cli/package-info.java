/** The command line: thin commands over the services that the window uses too. The only package that prints. */
@NullMarked
package org.cnnworkbench.cli;

import org.jspecify.annotations.NullMarked;
