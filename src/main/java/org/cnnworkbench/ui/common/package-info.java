/** What all pages look like and stand on: colours, fonts, icons, background work, ways to tell a person something. */
@NullMarked
package org.cnnworkbench.ui.common;

import org.jspecify.annotations.NullMarked;
