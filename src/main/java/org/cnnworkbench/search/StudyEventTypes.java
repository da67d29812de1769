package org.cnnworkbench.search;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cnnworkbench.input.TypeTable;
import org.cnnworkbench.run.JsonCodecs;
import org.cnnworkbench.search.space.Point;

/** The JSON name of every event of a study. */
final class StudyEventTypes {

    /** {@code {"type": "trial_added", "trial": 0, "draw": 0, "point": {…}}}. */
    static final TypeTable<StudyEvent> TABLE =
            TypeTable.of("event", classes(), JsonCodecs.ALL.with(Point.class, Point.CODEC));

    private StudyEventTypes() {}

    private static Map<String, Class<? extends StudyEvent>> classes() {
        Map<String, Class<? extends StudyEvent>> classes = new LinkedHashMap<>();
        classes.put("started", StudyEvent.Started.class);
        classes.put("trial_added", StudyEvent.TrialAdded.class);
        classes.put("point_skipped", StudyEvent.PointSkipped.class);
        classes.put("fold_finished", StudyEvent.FoldFinished.class);
        classes.put("trial_ended", StudyEvent.TrialEnded.class);
        classes.put("trials_set", StudyEvent.TrialsSet.class);
        classes.put("request_refused", StudyEvent.RequestRefused.class);
        classes.put("refitted", StudyEvent.Refitted.class);
        classes.put("note", StudyEvent.Note.class);
        classes.put("finished", StudyEvent.Finished.class);
        return classes;
    }
}
