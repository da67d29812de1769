package org.cnnworkbench.data.format;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cnnworkbench.data.Progress;

/** Bytes with a name: a file, or a resource that the program brings along. */
sealed interface Source {

    /** How messages call it. */
    String name();

    /** Bytes as stored, or {@link Progress#UNKNOWN}. */
    long size() throws IOException;

    InputStream open() throws IOException;

    /** A file on disk. */
    record OnDisk(Path path) implements Source {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public long size() throws IOException {
            return Files.size(path);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    /** A resource on the class path, named from its root. */
    record OnClassPath(String name) implements Source {
        @Override
        public long size() {
            return Progress.UNKNOWN;
        }

        @Override
        public InputStream open() throws IOException {
            InputStream stream = Source.class.getResourceAsStream(name);
            if (stream == null) {
                throw new FileNotFoundException("the program was packed without its resource " + name);
            }
            return stream;
        }
    }
}
