package org.cnnworkbench.ui.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cnnworkbench.data.Preprocessing;
import org.cnnworkbench.data.augment.AugmentationTypes;
import org.cnnworkbench.engine.OptimizerTypes;
import org.cnnworkbench.input.Codecs;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.TypeTable;
import org.cnnworkbench.search.space.FieldPath;
import org.cnnworkbench.spec.LayerNames;
import org.cnnworkbench.spec.LayerTypes;
import org.cnnworkbench.spec.SpecCodecs;
import org.cnnworkbench.train.DataSettings;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.ScheduleTypes;
import org.jspecify.annotations.Nullable;

/** The fields of an experiment that a search can vary, from the declarations that forms are made of. */
public final class SearchFields {

    private static final String TYPE = "type";
    private static final String TRAINING = "training";

    /** Steps of architecture, layers, a layer, its field. */
    private static final int LAYER_FIELD = 4;

    /** These change how a network is computed, not which one comes out, or are no single value. */
    private static final Set<String> NOT_OFFERED = Set.of(
            "engine",
            "device",
            "threads",
            "checkpoint_seconds",
            "keep_last",
            "keep_every",
            "observation",
            "reference",
            "classes",
            "split_seed",
            "cross_validation",
            "name",
            "inputs");

    private static final List<FieldInfo> DATA = RecordCodec.of(
                    DataSettings.class, Codecs.STANDARD.with(Preprocessing.class, Preprocessing.TYPES))
            .fields();

    private final List<SearchField> fields = new ArrayList<>();
    private final Map<String, SearchField> byPath = new LinkedHashMap<>();

    private SearchFields() {}

    /** All of an experiment, those of training first, then the layers', those of all layers at once, data and augmentation. */
    public static SearchFields of(Experiment experiment) {
        SearchFields found = new SearchFields();
        ObjectNode tree = ExperimentJson.tree(experiment);
        found.add(TRAINING, ExperimentJson.trainingCodec().fields(), tree.path(TRAINING));
        found.layers(experiment, tree.path("architecture").path("layers"));
        found.add("data", DATA, tree.path("data"));
        JsonNode steps = tree.path("augmentation").path("steps");
        for (int i = 0; i < steps.size(); i++) {
            String type = typeOf(steps.path(i));
            found.add("augmentation.steps[" + i + "]", AugmentationTypes.TABLE.fields(type), steps.path(i));
        }
        return found;
    }

    /** In the order in which people should see them. */
    public List<SearchField> all() {
        return List.copyOf(fields);
    }

    /** The field of a path, however the path names the layer. */
    public Optional<SearchField> find(FieldPath path) {
        return Optional.ofNullable(byPath.get(path.toString()));
    }

    /** The path by which a layer's field is searched: by the layer's name, which follows it when others come or go. */
    public static String pathOf(Experiment experiment, int layer, String field) {
        String name = LayerNames.of(experiment.architecture()).get(layer);
        boolean plain = name.matches("[\\p{L}_][\\p{L}\\p{N}_-]*");
        return "layers[" + (plain ? name : String.valueOf(layer)) + "]." + field;
    }

    private void layers(Experiment experiment, JsonNode layers) {
        Map<String, List<SearchField>> common = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            int before = fields.size();
            String base = pathOf(experiment, i, "x").replaceFirst("\\.x$", "");
            add(base, LayerTypes.TABLE.fields(typeOf(layers.path(i))), layers.path(i));
            for (SearchField field : fields.subList(before, fields.size())) {
                byPath.put(field.path().toString().replace(base, "layers[" + i + "]"), field);
                if (field.path().steps().size() == LAYER_FIELD) {
                    common.computeIfAbsent(field.info().name(), name -> new ArrayList<>())
                            .add(field);
                }
            }
        }
        common.forEach((name, all) -> {
            SearchField first = all.getFirst();
            boolean alike = all.stream()
                    .allMatch(each -> each.info().type().equals(first.info().type()));
            if (all.size() > 1 && alike) {
                FieldPath path = FieldPath.parse("layers[*]." + name);
                add(new SearchField(path, SearchWords.of(path), first.info(), first.now()));
            }
        });
    }

    private void add(String base, List<FieldInfo> infos, JsonNode values) {
        for (FieldInfo info : infos) {
            if (NOT_OFFERED.contains(info.name())) {
                continue;
            }
            JsonNode now = values.has(info.name()) ? values.path(info.name()) : byDefault(info);
            TypeTable<?> table = table(info);
            FieldPath path = FieldPath.parse(base + "." + info.name());
            if (table != null || isSearchable(info, now)) {
                add(new SearchField(path, SearchWords.of(path), info, now));
            }
            if (table != null && table.names().contains(typeOf(now))) {
                add(path.toString(), table.fields(typeOf(now)), now);
            }
        }
    }

    private void add(SearchField field) {
        fields.add(field);
        byPath.put(field.path().toString(), field);
    }

    private static boolean isSearchable(FieldInfo info, JsonNode now) {
        return !info.choices().isEmpty()
                || now.isNumber()
                || now.isBoolean()
                || info.form().contains("number");
    }

    /** Of fields that are one of several kinds. */
    private static @Nullable TypeTable<?> table(FieldInfo info) {
        List<TypeTable<?>> tables =
                List.of(OptimizerTypes.TABLE, ScheduleTypes.TABLE, Preprocessing.TYPES, SpecCodecs.INITIALIZERS);
        return tables.stream()
                .filter(table -> info.choices().equals(List.copyOf(table.names())))
                .findFirst()
                .orElse(null);
    }

    private static String typeOf(JsonNode value) {
        return value.isTextual() ? value.asText() : value.path(TYPE).asText();
    }

    private static JsonNode byDefault(FieldInfo info) {
        String json = info.byDefault();
        return json == null ? MissingNode.getInstance() : JsonText.own(json);
    }
}
