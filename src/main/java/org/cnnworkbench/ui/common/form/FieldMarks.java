package org.cnnworkbench.ui.common.form;

/**
 * Fields of a form that can be marked by a small button beside them. A form knows its fields by name only; who hands this in knows what a mark
 * means. Fields inside a field are called {@code optimizer.learning_rate}.
 */
public interface FieldMarks {

    /** Whether there is a button for a field. */
    boolean offers(String field);

    boolean isMarked(String field);

    void toggle(String field);

    /** What the button does, in words. */
    String help(String field);

    /** The marks of the fields inside a field. */
    default FieldMarks inside(String outer) {
        FieldMarks all = this;
        return new FieldMarks() {
            @Override
            public boolean offers(String field) {
                return all.offers(outer + "." + field);
            }

            @Override
            public boolean isMarked(String field) {
                return all.isMarked(outer + "." + field);
            }

            @Override
            public void toggle(String field) {
                all.toggle(outer + "." + field);
            }

            @Override
            public String help(String field) {
                return all.help(outer + "." + field);
            }
        };
    }
}
