package org.cnnworkbench.ui.common;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons in the window's colours. */
public final class Icons {

    private static final int SIZE = 18;

    private Icons() {}

    /** In the size of buttons. */
    public static FontIcon of(Ikon icon) {
        return of(icon, SIZE);
    }

    public static FontIcon of(Ikon icon, int size) {
        FontIcon made = new FontIcon(icon);
        made.setIconSize(size);
        made.getStyleClass().add("wb-icon");
        return made;
    }
}
