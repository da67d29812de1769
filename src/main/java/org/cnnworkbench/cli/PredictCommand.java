package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cnnworkbench.run.Predictor;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.TrainedNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "predict",
        description =
                "Say what image files show. Images are turned to gray or colour and scaled as the network needs them.")
final class PredictCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final RunOption run = new RunOption();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGE",
            description = "PNG, JPEG, GIF, BMP, PGM or PPM files.")
    private List<Path> images = new ArrayList<>();

    @Mixin
    private final CheckpointOption checkpoint = new CheckpointOption();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many classes to name (default: ${DEFAULT-VALUE}).")
    private int top = 3;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    PredictCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = run.find(context);
        if (!context.isChild()) {
            return checkpoint.inChild(context, directory);
        }
        List<Path> files = images.stream().map(context.directory()::resolve).toList();
        List<Predictor.Answer> answers;
        try (TrainedNetwork trained = TrainedNetwork.open(
                directory, checkpoint.name(), context.services().engines())) {
            answers = new Predictor(trained).predict(files);
        }
        if (json) {
            context.terminal().json(toJson(answers));
        } else {
            answers.forEach(answer -> context.terminal().line(text(answer)));
        }
        return ExitCodes.DONE;
    }

    private String text(Predictor.Answer answer) {
        return answer.classes().stream()
                .limit(top)
                .map(guess -> Texts.format("%s %.2f%%", guess.className(), 100 * guess.probability()))
                .collect(Collectors.joining(", ", context.directory().relativize(answer.file()) + ": ", ""));
    }

    private static ArrayNode toJson(List<Predictor.Answer> answers) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Predictor.Answer answer : answers) {
            ObjectNode node = all.addObject().put("file", answer.file().toString());
            ObjectNode classes = node.putObject("probabilities");
            answer.classes().forEach(guess -> classes.put(guess.className(), guess.probability()));
        }
        return all;
    }
}
