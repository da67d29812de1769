package org.cnnworkbench.search;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.run.LineFile;

/** What people ask of a study, each request once. Not safe for concurrent use. */
final class Requests {

    private final LineFile<StudyRequest> file;
    private boolean looked;
    private long position;
    private int count;

    /**
     * @param number from 1, in the order of the file
     * @param old    whether it was written before this process looked for the first time
     */
    record Numbered(int number, StudyRequest request, boolean old) {}

    Requests(StudyDirectory study) {
        this.file = study.requests();
    }

    /** Those that have come since the last look; at the first look all. */
    List<Numbered> look() {
        boolean first = !looked;
        looked = true;
        LineFile.Lines<StudyRequest> read = file.after(position);
        position = read.end();
        List<Numbered> numbered = new ArrayList<>();
        for (StudyRequest request : read.values()) {
            count++;
            numbered.add(new Numbered(count, request, first));
        }
        return numbered;
    }
}
