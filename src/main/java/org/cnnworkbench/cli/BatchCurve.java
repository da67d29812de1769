package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cnnworkbench.run.Curves;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.SteeringTypes;
import org.cnnworkbench.train.TrainingEvent.BatchFinished;

/** The curve of a run's batches as rows, with what people did between the batches at its place. */
final class BatchCurve {

    private static final String HEADER = "epoch,batch,batches,loss,error_rate,images,learning_rate,steering";

    private final Curves curves;

    BatchCurve(Curves curves) {
        this.curves = curves;
    }

    /** A row a batch, or a group of batches where the journal is thinned; an act has a row of its own, with a text in the last column. */
    void csv(Consumer<String> lines) {
        lines.accept(HEADER);
        rows(
                lines,
                batch -> batch.epoch() + "," + batch.batch() + "," + batch.batches() + "," + batch.loss() + ","
                        + batch.errorRate() + "," + batch.images() + "," + batch.learningRate() + ",",
                (place, act) ->
                        place.epoch + "," + place.batch + ",,,,,," + act.act().text());
    }

    void text(Consumer<String> lines) {
        lines.accept("epoch   batch      loss    error  learning rate");
        rows(
                lines,
                batch -> Texts.format(
                        "%5d  %6d  %8.4f  %6.2f%%  %13.6g",
                        batch.epoch(), batch.batch(), batch.loss(), 100 * batch.errorRate(), batch.learningRate()),
                (place, act) -> "    " + act.at().text() + ": " + act.act().text());
    }

    ObjectNode json() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode batches = result.putArray("batches");
        for (BatchFinished batch : curves.batches()) {
            batches.addObject()
                    .put("epoch", batch.epoch())
                    .put("batch", batch.batch())
                    .put("batches", batch.batches())
                    .put("loss", batch.loss())
                    .put("error_rate", batch.errorRate())
                    .put("images", batch.images())
                    .put("learning_rate", batch.learningRate());
        }
        ArrayNode acts = result.putArray("acts");
        for (AppliedAct act : curves.acts()) {
            acts.addObject()
                    .put("epochs", act.at().epochs())
                    .put("batches", act.at().batches())
                    .set("act", SteeringTypes.TABLE.write(act.act()));
        }
        return result;
    }

    /** The batch before an act; 0, 0 where there is none. */
    private record Place(int epoch, int batch) {}

    @FunctionalInterface
    private interface ActRow {
        String of(Place place, AppliedAct act);
    }

    private void rows(Consumer<String> lines, Function<BatchFinished, String> batchRow, ActRow actRow) {
        List<AppliedAct> acts = new ArrayList<>(curves.acts());
        Place place = new Place(0, 0);
        for (BatchFinished batch : curves.batches()) {
            while (!acts.isEmpty() && isBefore(acts.getFirst().at(), batch)) {
                lines.accept(actRow.of(place, acts.removeFirst()));
            }
            lines.accept(batchRow.apply(batch));
            place = new Place(batch.epoch(), batch.batch());
        }
        for (AppliedAct act : acts) {
            lines.accept(actRow.of(place, act));
        }
    }

    private static boolean isBefore(Position at, BatchFinished batch) {
        return at.compareTo(batch.position()) < 0;
    }
}
