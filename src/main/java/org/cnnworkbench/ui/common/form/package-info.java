/** Forms made from the declarations of records: one way to edit every setting, layer and augmentation. */
@NullMarked
package org.cnnworkbench.ui.common.form;

import org.jspecify.annotations.NullMarked;
