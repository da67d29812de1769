package org.cnnworkbench.spec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.ValueCodec;
import org.jspecify.annotations.Nullable;

/** An architecture as a JSON object in the form of this program. */
final class ArchitectureCodec implements ValueCodec<ArchitectureSpec> {

    /** The most layers that are read. */
    static final int MAX_LAYERS = 5_000;

    /** The file's fields. */
    record Document(
            @Option(help = "Version of this form: 1") int version,

            @Option(help = "What you call the network") String name,

            @Option(help = "A sentence about it", byDefault = "null") @Nullable
            String description,

            @Option(
                    help =
                            "The images it was drawn for, as [height, width, channels]; a data set's own shape goes before it",
                    byDefault = "null")
            TensorShape.@Nullable Image inputShape,

            @Option(help = "The layers in order") List<LayerSpec> layers) {}

    static final RecordCodec<Document> DOCUMENT =
            RecordCodec.of(Document.class, SpecCodecs.CODECS.with(LayerSpec.class, LayerTypes.TABLE));

    @Override
    public ArchitectureSpec read(JsonValue value) {
        JsonValue.Obj object = value.asObject();
        JsonValue version = object.get("version");
        if (version.asInt() != ArchitectureSpec.VERSION) {
            throw version.place()
                    .error("expected version " + ArchitectureSpec.VERSION + ", received " + version.describe()
                            + "; a file of a later version needs a later program");
        }
        if (object.fields().get("layers") instanceof JsonValue.Arr layers) {
            checkCount(layers);
        }
        Document document = DOCUMENT.read(object);
        return new ArchitectureSpec(document.name(), document.description(), document.inputShape(), document.layers());
    }

    static void checkCount(JsonValue.Arr layers) {
        if (layers.items().size() > MAX_LAYERS) {
            throw layers.unexpected("at most " + MAX_LAYERS + " layers");
        }
    }

    @Override
    public ObjectNode write(ArchitectureSpec spec) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.setAll(DOCUMENT.write(new Document(
                ArchitectureSpec.VERSION, spec.name(), spec.description(), spec.inputShape(), spec.layers())));
        return node;
    }

    @Override
    public String form() {
        return "an architecture";
    }
}
