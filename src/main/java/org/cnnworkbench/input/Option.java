package org.cnnworkbench.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One field that a person may set, declared on the record component that holds it. The JSON reader and writer, the range diagnostics,
 * the help texts and the property sidebar all read this one declaration, so that a new field is written down once.
 *
 * <p>The JSON name is the component's name in snake_case: {@code kernelSize} is {@code "kernel_size"}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /** The value of {@link #byDefault()} of a field that has to be given. */
    String REQUIRED = "";

    /** One sentence that a student understands: what it is, and its unit. */
    String help();

    /** The JSON text of the value that a missing field has, for example {@code "0"}, {@code "\"relu\""} or {@code "null"}. */
    String byDefault() default REQUIRED;

    /** The smallest number allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest number allowed. */
    double max() default Double.POSITIVE_INFINITY;

    /** Numbers must be smaller than this. */
    double below() default Double.POSITIVE_INFINITY;

    /** Numbers must be greater than this. */
    double above() default Double.NEGATIVE_INFINITY;
}
