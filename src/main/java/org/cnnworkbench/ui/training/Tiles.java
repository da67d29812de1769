package org.cnnworkbench.ui.training;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.TileBuilder;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Soon;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.common.plot.Samples;
import org.cnnworkbench.ui.workspace.RunPhase;
import org.cnnworkbench.ui.workspace.RunProgress;
import org.jspecify.annotations.Nullable;

/** The numbers of a run at a glance: loss, error rate, images a second, time left, memory; on a graphics card its memory, too. */
final class Tiles extends HBox {

    static final double HEIGHT = 76;
    private static final double SPARK_HEIGHT = 36;

    /** Points of a spark, and how long one stands for. */
    private static final int PERIOD = 60;

    private static final long BETWEEN_NANOS = 250_000_000;

    /** Tiles recalculate themselves, and draw saws, where a value is above their highest. */
    private static final double HIGHEST = 1e15;

    /** Sparks are of the mean of so many batches, so that they show where it goes and not the noise. */
    private static final int MEAN = 20;

    private final Card loss;
    private final Card error;
    private final Card speed;
    private final Card left;
    private final Card memory;
    private final Card card;
    private int batches;
    private long sparked;
    private @Nullable RunProgress shown;

    /** A tile with our own text above it: the text in tiles shrinks with them until nobody can read it. */
    private final class Card extends StackPane {

        private final Label value = new Label("–");
        private final boolean sparks;
        private @Nullable Soon place;
        private @Nullable Tile tile;
        private boolean filled;

        Card(String title, boolean sparks) {
            this.sparks = sparks;
            Label name = new Label(title);
            name.getStyleClass().addAll("wb-small", "wb-muted");
            value.getStyleClass().add("wb-tile-value");
            StackPane.setAlignment(name, Pos.TOP_LEFT);
            StackPane.setMargin(name, new Insets(8, 12, 0, 12));
            StackPane.setAlignment(value, Pos.TOP_LEFT);
            StackPane.setMargin(value, new Insets(22, 12, 0, 12));
            getStyleClass().add("wb-tile");
            getChildren().addAll(name, value);
            setMinSize(96, HEIGHT);
            setPrefSize(160, HEIGHT);
            setMaxHeight(HEIGHT);
            HBox.setHgrow(this, Priority.ALWAYS);
        }

        /** A tile takes some of its colours only when it is made. */
        void paint(Palette palette) {
            if (!sparks) {
                return;
            }
            if (place != null) {
                getChildren().remove(place);
            }
            tile = null;
            filled = false;
            place = new Soon(() -> {
                Tile made = tile(palette);
                made.setVisible(false);
                tile = made;
                return made;
            });
            place.setMouseTransparent(true);
            place.setMaxHeight(SPARK_HEIGHT);
            StackPane.setAlignment(place, Pos.BOTTOM_LEFT);
            StackPane.setMargin(place, new Insets(0, 4, 2, 4));
            getChildren().addFirst(place);
        }

        private static Tile tile(Palette palette) {
            Color hidden = palette.surface();
            return TileBuilder.create()
                    .skinType(Tile.SkinType.SPARK_LINE)
                    .prefSize(160, SPARK_HEIGHT)
                    .minSize(60, SPARK_HEIGHT)
                    .maxSize(Double.MAX_VALUE, SPARK_HEIGHT)
                    .title("")
                    .text("")
                    .textVisible(false)
                    .valueVisible(false)
                    .averagingPeriod(PERIOD)
                    .averageVisible(false)
                    .minValue(0)
                    .maxValue(HIGHEST)
                    .animated(false)
                    .smoothing(false)
                    .strokeWithGradient(false)
                    .roundedCorners(false)
                    .backgroundColor(Color.TRANSPARENT)
                    .borderColor(Color.TRANSPARENT)
                    .foregroundBaseColor(hidden)
                    .chartGridColor(hidden)
                    .tickLabelColor(hidden)
                    .textColor(hidden)
                    .valueColor(hidden)
                    .unitColor(hidden)
                    .titleColor(hidden)
                    .barColor(palette.training())
                    .locale(Locale.ROOT)
                    .build();
        }

        void show(String text) {
            if (!value.getText().equals(text)) {
                value.setText(text);
            }
        }

        /**
         * How it came here, for a tile that was just made.
         *
         * @return whether it was filled just now, which takes ten milliseconds
         */
        boolean fill(Samples samples, int quantity) {
            Tile drawn = tile;
            if (filled || drawn == null) {
                return false;
            }
            // A tile forgets what it is told before it has its skin.
            drawn.applyCss();
            if (drawn.getSkin() == null) {
                return false;
            }
            for (int i = 1; i <= PERIOD; i++) {
                spark(mean(samples, quantity, (int) ((long) samples.size() * i / PERIOD)));
            }
            filled = true;
            return true;
        }

        void spark(double number) {
            Tile drawn = tile;
            if (drawn != null && Double.isFinite(number)) {
                drawn.setVisible(true);
                drawn.setValue(Math.min(number, HIGHEST));
            }
        }
    }

    Tiles(Theme theme) {
        super(12);
        loss = new Card("Training loss", true);
        error = new Card("Training error", true);
        speed = new Card("Images a second", true);
        left = new Card("Time left", false);
        memory = new Card("Memory of the trainer", true);
        card = new Card("Memory of the card", true);
        card.setId("train-tile-card");
        loss.setId("train-tile-loss");
        error.setId("train-tile-error");
        speed.setId("train-tile-speed");
        left.setId("train-tile-left");
        memory.setId("train-tile-memory");
        getChildren().setAll(loss, error, speed, left);
        if (ProcessMemory.isTold()) {
            getChildren().add(memory);
        }
        theme.palette().addListener((observed, before, now) -> paint(now));
        paint(theme.now());
    }

    private void paint(Palette palette) {
        for (Card card : new Card[] {loss, error, speed, left, memory, card}) {
            card.paint(palette);
        }
        RunProgress run = shown;
        if (run != null) {
            fill(run);
        }
    }

    void show(RunProgress run) {
        Samples samples = run.batches();
        long now = System.nanoTime();
        boolean grown = samples.size() != batches && now - sparked >= BETWEEN_NANOS;
        double meanLoss = mean(samples, RunProgress.BATCH_LOSS, run, RunProgress.TRAINING_LOSS);
        double meanError = mean(samples, RunProgress.BATCH_ERROR, run, RunProgress.TRAINING_ERROR);
        loss.show(Format.number(meanLoss));
        error.show(Format.percent(meanError));
        double pace = run.phase() == RunPhase.RUNNING ? run.imagesPerSecond() : Double.NaN;
        speed.show(Double.isFinite(pace) ? Format.count(Math.round(pace)) : "–");
        left.show(run.timeLeft() == null ? "–" : Format.duration(run.timeLeft()));
        shown = run;
        fill(run);
        if (grown) {
            batches = samples.size();
            sparked = now;
            loss.spark(meanLoss);
            error.spark(meanError);
            speed.spark(pace);
        }
    }

    private void fill(RunProgress run) {
        Samples told = run.batches();
        // One at a time, so that the window's thread isn't held up.
        if (told.size() > 0 && !loss.fill(told, RunProgress.BATCH_LOSS)) {
            error.fill(told, RunProgress.BATCH_ERROR);
        }
    }

    /** Of the last batches; of a run that was not watched the last epoch. */
    private static double mean(Samples samples, int quantity, RunProgress run, int ofEpochs) {
        if (samples.size() == 0) {
            int epochs = run.epochs().size();
            return epochs == 0 ? Double.NaN : run.epochs().values()[ofEpochs][epochs - 1];
        }
        return mean(samples, quantity, samples.size());
    }

    /** Of the last batches before one. */
    private static double mean(Samples samples, int quantity, int to) {
        int from = Math.max(0, to - MEAN);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += samples.values()[quantity][i];
        }
        return sum / (to - from);
    }

    /** What the trainer's process takes, in bytes. */
    void showMemory(long bytes) {
        memory.show(Format.bytes(bytes));
        memory.spark(bytes);
    }

    /** What all programs together take of the graphics card that the run computes on, in bytes; there is a tile for it from then on. */
    void showCard(long used, long all) {
        if (!getChildren().contains(card)) {
            getChildren().add(card);
        }
        card.show(Format.bytes(used) + " of " + Format.bytes(all));
        card.spark(used);
    }
}
