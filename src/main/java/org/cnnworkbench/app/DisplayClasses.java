package org.cnnworkbench.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * JavaFX's classes for the system's windows and graphics. The start that the cache is made from has no display and would leave them out: every
 * window would read them, and open half of all jars until it finds them.
 */
final class DisplayClasses {

    private static final String ONE_OF_THEM = "com.sun.glass.ui.Application";

    private static final Pattern WANTED = Pattern.compile(
            "com/sun/(glass/ui|glass/ui/(gtk|win|mac|delegate)|prism/(es2|d3d|mtl|ps|impl/ps))/[^/]+\\.class");

    private DisplayClasses() {}

    /** Loads them, without running anything of them. */
    static void load() {
        try {
            Class<?> one = find(ONE_OF_THEM);
            Path jar = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            for (String name : namesIn(jar)) {
                find(name);
            }
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("JavaFX's classes are not where they were", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> namesIn(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> WANTED.matcher(name).matches())
                    .map(name -> name.substring(0, name.lastIndexOf('.')).replace('/', '.'))
                    .toList();
        }
    }

    private static Class<?> find(String name) throws ClassNotFoundException {
        return Class.forName(name, false, DisplayClasses.class.getClassLoader());
    }
}
