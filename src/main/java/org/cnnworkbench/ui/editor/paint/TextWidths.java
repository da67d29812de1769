package org.cnnworkbench.ui.editor.paint;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.cnnworkbench.ui.common.Fonts;

/** Measures texts and cuts those that are too long; remembers what it measured. On the window's thread. */
final class TextWidths {

    private static final int MOST = 4000;

    private record Key(String text, double size, boolean strong, double width) {}

    private final Map<Key, String> fitted = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > MOST;
        }
    };
    private final Text ruler = new Text();

    /** The text, or as much of it as fits, with … */
    String fit(String text, double size, boolean strong, double width) {
        return fitted.computeIfAbsent(new Key(text, size, strong, width), this::cut);
    }

    private String cut(Key key) {
        ruler.setFont(font(key.size, key.strong));
        if (measure(key.text) <= key.width) {
            return key.text;
        }
        int low = 0;
        int high = key.text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (measure(key.text.substring(0, middle) + "…") <= key.width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return key.text.substring(0, low).stripTrailing() + "…";
    }

    private double measure(String text) {
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    static Font font(double size, boolean strong) {
        return strong ? Fonts.strong(size) : Fonts.text(size);
    }
}
