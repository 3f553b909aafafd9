package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Text results that follow each other under one question: many systems send a letter as one OBX for each line. Together they are one text, with the
 * question before it.
 */
final class TextLines {

    private final Consumer<String> whole;
    private final List<String> lines = new ArrayList<>();
    private @Nullable String question;
    private String label = "";

    /** @param whole takes each text when its last line is there */
    TextLines(Consumer<String> whole) {
        this.whole = whole;
    }

    /** Adds a line. */
    void add(Segment obx, String text) {
        if (!continuedBy(obx)) {
            end();
            question = obx.field(3).raw();
            label = ObservationsFromObx.label(obx);
        } else {
            obx.field(3).understood();
        }
        lines.add(text);
    }

    /** Whether an OBX stands under the question of the lines so far. */
    boolean continuedBy(Segment obx) {
        return obx.field(3).raw().equals(question);
    }

    /** Nothing more comes to the lines so far. */
    void end() {
        if (!lines.isEmpty()) {
            String text = String.join("\n", lines);
            whole.accept(label.isEmpty() ? text : label + ": " + text);
        }
        lines.clear();
        question = null;
    }
}
