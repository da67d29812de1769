package org.cnnworkbench.run;

import java.nio.file.Files;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.train.AppliedAct;

/**
 * What people did to a run, to be done to another at the same places: the content of {@code replay.json}.
 *
 * @param acts in order
 */
record Replay(List<AppliedAct> acts) {

    private static final int MAX_BYTES = 8 << 20;
    private static final RecordCodec<Replay> CODEC = RecordCodec.of(Replay.class, JsonCodecs.ALL);

    Replay {
        acts = List.copyOf(acts);
    }

    void write(RunDirectory run) {
        SealedJson.write(run.replayFile(), JsonText.indented(CODEC.write(this)));
    }

    /**
     * That of a run; empty for a run that repeats none.
     *
     * @throws InputException where the file is damaged
     */
    static Replay of(RunDirectory run) {
        return Files.exists(run.replayFile())
                ? CODEC.read(SealedJson.read(run.replayFile(), MAX_BYTES))
                : new Replay(List.of());
    }
}
