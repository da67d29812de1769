package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.spec.LayerNames;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;

/** An experiment and the space that is searched around it: makes the experiment of a point. Immutable. */
public final class SearchedExperiment {

    private static final String WHERE = "experiment";

    /** The order in which values are set: what holds others first, a type before its fields, all layers before a single one. */
    private static final Comparator<FieldPath> OUTER_FIRST = Comparator.<FieldPath>comparingInt(
                    path -> path.steps().size())
            .thenComparing(path -> !path.shortName().equals(ExperimentSchema.TYPE))
            .thenComparing(path -> path.steps().stream().noneMatch(FieldPath.Step.Every.class::isInstance));

    private final Experiment base;
    private final SearchSpace space;
    private final ObjectNode tree;
    private final List<String> layerNames;

    /**
     * Checks that every path of the space leads to a field that exists for some of the values, and that every value of it can stand
     * there.
     *
     * @throws InputException with the path, what was expected and received
     */
    public SearchedExperiment(Experiment base, SearchSpace space) {
        this.base = base;
        this.space = space;
        this.tree = ExperimentJson.tree(base);
        this.layerNames = LayerNames.of(base.architecture());
        SpaceCheck.check(this);
    }

    /** The experiment as it is where nothing is searched. */
    public Experiment base() {
        return base;
    }

    public SearchSpace space() {
        return space;
    }

    /**
     * The experiment of a point. Fields that the point doesn't name stay as they are. Outer fields are set before those inside them;
     * blocks are repeated last, so that indices are those of the base architecture throughout.
     *
     * @throws InputException where the values don't go together, with the path and what was expected; whether shapes fit is asked of
     *     {@link #errors}
     */
    public Experiment apply(Point point) {
        Map<FieldPath, JsonNode> fields = new LinkedHashMap<>();
        Map<FieldPath, JsonNode> repeats = new LinkedHashMap<>();
        point.values().forEach((key, value) -> {
            FieldPath path = FieldPath.parse(key);
            (path.isRepeats() ? repeats : fields).put(path, value);
        });
        ObjectNode experiment = tree.deepCopy();
        List<FieldPath> order = new ArrayList<>(fields.keySet());
        order.sort(OUTER_FIRST);
        for (FieldPath path : order) {
            JsonNode value = fields.get(path);
            if (value != null) {
                new TreeEditor(path, layerNames).set(experiment, value);
            }
        }
        if (!repeats.isEmpty()) {
            List<String> names = LayerNames.of(read(experiment, point).architecture());
            ArrayNode layers =
                    (ArrayNode) experiment.path(FieldPath.ARCHITECTURE).path(FieldPath.LAYERS);
            new BlockRepeats(layers, names).expand(repeats);
        }
        return read(experiment, point);
    }

    /**
     * What is wrong with an experiment's network for images of this shape; empty where it can be built.
     *
     * @param classes number of classes in the data
     */
    public static List<Diagnostic> errors(Experiment experiment, TensorShape.Image image, int classes) {
        return ShapeInference.infer(experiment.architecture(), image, classes).diagnostics().stream()
                .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                .toList();
    }

    private static Experiment read(ObjectNode experiment, Point point) {
        try {
            return ExperimentJson.read(WHERE, JsonText.oneLine(experiment));
        } catch (InputException e) {
            String message = String.valueOf(e.getMessage()).replaceFirst("^" + WHERE + ":\\d+:\\d+: ", "");
            throw new InputException(message + " (of the values " + point + ")", e);
        }
    }
}
