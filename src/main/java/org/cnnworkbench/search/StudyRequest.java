package org.cnnworkbench.search;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cnnworkbench.input.Codecs;
import org.cnnworkbench.input.TypeTable;
import org.cnnworkbench.search.space.Point;

/** What people ask of a study that goes on: a line of {@code requests.jsonl}. */
public sealed interface StudyRequest {

    /** {@code {"type": "add_trial", "point": {"training.batch_size": 32}}}. */
    TypeTable<StudyRequest> TABLE = TypeTable.of("request", classes(), Codecs.STANDARD.with(Point.class, Point.CODEC))
            .strict();

    /** Leave what is trained where it is; the study can go on later. */
    record Stop() implements StudyRequest {}

    /** Train this, too. */
    record AddTrial(Point point) implements StudyRequest {}

    /** Make so many trials in all. */
    record SetTrials(int trials) implements StudyRequest {}

    private static Map<String, Class<? extends StudyRequest>> classes() {
        Map<String, Class<? extends StudyRequest>> classes = new LinkedHashMap<>();
        classes.put("stop", Stop.class);
        classes.put("add_trial", AddTrial.class);
        classes.put("set_trials", SetTrials.class);
        return classes;
    }
}
