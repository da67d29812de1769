package org.cnnworkbench.engine.dl4j;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.nd4j.common.config.ND4JClassLoading;

/**
 * Which of ND4J's back ends there are for this process. ND4J loads every one on the class path and takes the one of the highest priority that
 * says it can run; that of CUDA says so wherever there is a card, also where it holds no machine code for it. So each process sees one of
 * them: services that name classes of the other are hidden from ND4J's service loader.
 */
final class Backends {

    private static final String SERVICES = "META-INF/services/org.nd4j.";

    /** Part of the name of the jar that the back end for cards comes in. */
    private static final String CARD_JAR = "nd4j-cuda-";

    /** Of the jar of the processor's back end. */
    private static final String PROCESSOR_JAR = "nd4j-native-1";

    private Backends() {}

    /** To be called before ND4J is first touched. */
    static void select(boolean card) {
        ND4JClassLoading.setNd4jClassloader(visible(Backends.class.getClassLoader(), card));
    }

    /** What a class loader has, without the other back end's services. */
    static ClassLoader visible(ClassLoader all, boolean card) {
        return new OneOfThem(all, card ? PROCESSOR_JAR : CARD_JAR);
    }

    private static final class OneOfThem extends ClassLoader {

        private final String hidden;

        OneOfThem(ClassLoader parent, String hidden) {
            super(parent);
            this.hidden = hidden;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            Enumeration<URL> all = super.getResources(name);
            if (!name.startsWith(SERVICES)) {
                return all;
            }
            List<URL> visible = Collections.list(all).stream()
                    .filter(service -> !service.getPath().contains(hidden))
                    .toList();
            return Collections.enumeration(visible);
        }
    }
}
