/** CNN Workbench: draw, train, inspect and judge convolutional networks. */
@NullMarked
package org.cnnworkbench;

import org.jspecify.annotations.NullMarked;
