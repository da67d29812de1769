package org.cnnworkbench.ui.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.ui.common.Hint;

/** One setting of a step: a slider for the useful values with a field for all that are allowed, or names to choose from. */
final class SettingRow extends HBox {

    private static final double LABEL = 88;
    private static final double FIELD = 60;

    private final AugmentationKinds.Span span;
    private final Slider slider = new Slider();
    private final TextField field = new TextField();
    private final ComboBox<String> names = new ComboBox<>();
    private DoubleConsumer number = value -> {};
    private Consumer<String> name = value -> {};
    private Runnable end = () -> {};
    private boolean showing;
    private double shown;

    SettingRow(String id, String type, FieldInfo info) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        span = AugmentationKinds.span(type, info.name());
        Label label = new Label(AugmentationKinds.title(info.name()));
        label.getStyleClass().add("wb-muted");
        label.setMinWidth(LABEL);
        label.setPrefWidth(LABEL);
        Hint.on(
                label,
                info.help() + (info.choices().isEmpty() ? ": " + info.range().describe() : ""));
        getChildren().add(label);
        if (info.choices().isEmpty()) {
            number(id, label.getText());
        } else {
            choice(id, label.getText(), info);
        }
    }

    private void number(String id, String text) {
        slider.setId(id + "-slider");
        slider.setAccessibleText(text);
        slider.setMin(span.low());
        slider.setMax(span.high());
        slider.setBlockIncrement(span.step());
        slider.setMinWidth(0);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().addListener((observed, before, now) -> {
            double value = span.round(now.doubleValue());
            if (!showing && value != shown) {
                number.accept(value);
            }
        });
        slider.setOnMouseReleased(released -> end.run());
        slider.setOnKeyReleased(released -> end.run());
        field.setId(id);
        field.setAccessibleText(text);
        field.setMinWidth(FIELD);
        field.setPrefWidth(FIELD);
        field.setOnAction(entered -> typed());
        field.focusedProperty().addListener((observed, before, now) -> {
            if (!now) {
                typed();
            }
        });
        getChildren().addAll(slider, field);
    }

    private void choice(String id, String text, FieldInfo info) {
        names.setId(id);
        names.setAccessibleText(text);
        names.getItems().setAll(info.choices());
        names.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(names, Priority.ALWAYS);
        names.setOnAction(chosen -> {
            if (!showing && names.getValue() != null) {
                name.accept(names.getValue());
                end.run();
            }
        });
        getChildren().add(names);
    }

    void onNumber(DoubleConsumer listener) {
        number = listener;
    }

    void onName(Consumer<String> listener) {
        name = listener;
    }

    /** Hears when a gesture has ended. */
    void onEnd(Runnable listener) {
        end = listener;
    }

    void show(JsonNode value) {
        showing = true;
        if (value.isTextual()) {
            names.setValue(value.asText());
        } else {
            shown = value.asDouble();
            slider.setValue(shown);
            field.setText(text(shown));
        }
        showing = false;
    }

    private void typed() {
        if (field.getText().equals(text(shown))) {
            return;
        }
        try {
            number.accept(Double.parseDouble(field.getText().strip().replace(',', '.')));
            end.run();
        } catch (NumberFormatException e) {
            // What is no number is taken back: the field shows what holds.
            field.setText(text(shown));
        }
    }

    private static String text(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4f", value).replaceFirst("0+$", "");
    }
}
