package org.cnnworkbench.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A network's summary as text for a terminal: a line a layer, totals, and what there is to say about it with its mends. */
public final class SummaryTable {

    private static final List<String> HEADINGS =
            List.of("#", "layer", "type", "output", "parameters", "multiply-adds", "sees");

    /** Columns of numbers stand to the right. */
    private static final List<Boolean> TO_THE_RIGHT = List.of(true, false, false, true, true, true, true);

    private SummaryTable() {}

    /** The text, its lines ended by {@code \n}. */
    public static String render(NetworkSummary network) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        rows.add(List.of("", Wiring.NETWORK_INPUT, "", network.input().toString(), "", "", ""));
        for (LayerSummary layer : network.layers()) {
            rows.add(List.of(
                    Integer.toString(layer.index()),
                    layer.name(),
                    layer.type(),
                    layer.output().toString(),
                    grouped(layer.parameterCount()),
                    grouped(layer.multiplyAccumulates()),
                    layer.receptiveField().toString()));
        }
        rows.add(List.of(
                "", "total", "", "", grouped(network.parameterCount()), grouped(network.multiplyAccumulates()), ""));
        StringBuilder text = new StringBuilder(aligned(rows));
        long untrained = network.layers().stream()
                .flatMap(layer -> layer.parameters().stream())
                .filter(parameter -> !parameter.trainable())
                .mapToLong(ParameterSpec::elements)
                .reduce(0, Saturating::add);
        if (untrained > 0) {
            text.append(grouped(untrained)).append(" of the parameters are not trained.\n");
        }
        network.diagnostics().forEach(diagnostic -> text.append(line(diagnostic, network)));
        return text.toString();
    }

    /** One diagnostic: {@code error: layer 3 (conv2d): …} and its mend on a second line. */
    public static String line(Diagnostic diagnostic, NetworkSummary network) {
        String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
        String place = "";
        if (diagnostic.layer() != Diagnostic.WHOLE_NETWORK) {
            LayerSpec layer = network.architecture().layers().get(diagnostic.layer());
            String own = layer.wiring().name();
            place = "layer " + diagnostic.layer() + " (" + LayerTypes.TABLE.nameOf(layer)
                    + (own == null ? "" : " " + own) + "): ";
        }
        return severity + ": " + place + diagnostic.message() + "\n    " + diagnostic.mend() + "\n";
    }

    private static String aligned(List<List<String>> rows) {
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String blank = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : "  ");
                line.append(TO_THE_RIGHT.get(i) ? blank + row.get(i) : row.get(i) + blank);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
