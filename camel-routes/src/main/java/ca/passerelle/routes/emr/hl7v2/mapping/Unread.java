package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.ReadMarks;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a field that hold something and that nobody has read.
 *
 * @param filled how many parts hold something
 * @param parts those unread: {@code 5.3} or {@code 5[2].1}, or {@code 5} alone when nothing of the field was read
 */
record Unread(int filled, List<String> parts) {

    static Unread of(Field field, ReadMarks marks) {
        List<String> unread = new ArrayList<>();
        int filled = 0;
        for (Repetition repetition : field.allRepetitions()) {
            List<String> components = repetition.components();
            for (int number = 1; number <= components.size(); number++) {
                if (!components.get(number - 1).isBlank()) {
                    filled++;
                    if (!marks.isRead(repetition.location().at(number))) {
                        unread.add(name(repetition, number));
                    }
                }
            }
        }
        boolean all = filled > 0 && unread.size() == filled;
        return new Unread(filled, all ? List.of(String.valueOf(field.location().field())) : List.copyOf(unread));
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether some of the field was read and some was not. */
    boolean isPart() {
        return !parts.isEmpty() && parts.get(0).indexOf('.') >= 0;
    }

    private static String name(Repetition repetition, int component) {
        int field = repetition.location().field();
        int which = repetition.location().repetition();
        return field + (which > 1 ? "[" + which + "]" : "") + "." + component;
    }
}
