package org.cnnworkbench.input;

/** How text from outside is quoted in a message: short, on one line, and without control characters. */
final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    /** In double quotes. */
    static String quoted(String text) {
        return '"' + plain(text) + '"';
    }

    static String plain(String text) {
        boolean cut = text.length() > LONGEST;
        StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c);
        }
        return cut ? shown.append('…').toString() : shown.toString();
    }
}
