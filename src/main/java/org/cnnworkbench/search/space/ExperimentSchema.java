package org.cnnworkbench.search.space;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.data.Preprocessing;
import org.cnnworkbench.data.augment.AugmentationTypes;
import org.cnnworkbench.engine.OptimizerTypes;
import org.cnnworkbench.input.Codecs;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.TypeTable;
import org.cnnworkbench.spec.LayerTypes;
import org.cnnworkbench.spec.SpecCodecs;
import org.cnnworkbench.train.DataSettings;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.ScheduleTypes;
import org.jspecify.annotations.Nullable;

/** Which fields an experiment's JSON may have, where, and what stands there when they are left out. */
sealed interface ExperimentSchema {

    /** The field that says which type an object is of. */
    String TYPE = "type";

    /** A number, a text, a list of numbers: nothing further inside that has a name. */
    record Leaf() implements ExperimentSchema {}

    /** An object of known fields. */
    record Fields(Map<String, Field> fields) implements ExperimentSchema {}

    /** An object whose fields depend on its {@code "type"}; a text alone is its type where the table allows that. */
    record Typed(TypeTable<?> table) implements ExperimentSchema {

        /** Also the field {@code "type"} itself. */
        Map<String, Field> fieldsOf(String type) {
            Map<String, Field> fields = new LinkedHashMap<>();
            fields.put(TYPE, new Field(new Leaf(), null));
            fields.putAll(fieldsOf(table.fields(type)));
            return fields;
        }

        private static Map<String, Field> fieldsOf(List<FieldInfo> infos) {
            return ExperimentSchema.fields(infos).fields();
        }
    }

    /** A list. */
    record Items(ExperimentSchema item) implements ExperimentSchema {}

    /**
     * A field of an object.
     *
     * @param byDefault the JSON text of what a missing field has; null where it has to be given
     */
    record Field(ExperimentSchema schema, @Nullable String byDefault) {}

    /** The whole experiment. */
    static Fields experiment() {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put(
                FieldPath.ARCHITECTURE,
                new Field(
                        new Fields(Map.of(FieldPath.LAYERS, new Field(new Items(new Typed(LayerTypes.TABLE)), null))),
                        null));
        RecordCodec<DataSettings> data =
                RecordCodec.of(DataSettings.class, Codecs.STANDARD.with(Preprocessing.class, Preprocessing.TYPES));
        fields.put("data", new Field(fields(data.fields()), null));
        fields.put(
                "augmentation",
                new Field(
                        new Fields(Map.of("steps", new Field(new Items(new Typed(AugmentationTypes.TABLE)), "[]"))),
                        "{\"version\": 1, \"steps\": []}"));
        fields.put("training", new Field(fields(ExperimentJson.trainingCodec().fields()), "{}"));
        return new Fields(fields);
    }

    private static Fields fields(List<FieldInfo> infos) {
        Map<String, Field> fields = new LinkedHashMap<>();
        infos.forEach(info -> fields.put(info.name(), new Field(of(info.type()), info.byDefault())));
        return new Fields(fields);
    }

    private static ExperimentSchema of(Type type) {
        List<TypeTable<?>> tables =
                List.of(OptimizerTypes.TABLE, ScheduleTypes.TABLE, Preprocessing.TYPES, SpecCodecs.INITIALIZERS);
        for (TypeTable<?> table : tables) {
            boolean isOf = type instanceof Class<?> wanted
                    && table.names().stream().allMatch(name -> wanted.isAssignableFrom(table.classOf(name)));
            if (isOf && type != Object.class) {
                return new Typed(table);
            }
        }
        return new Leaf();
    }
}
