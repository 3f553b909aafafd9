package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An OBX with what belongs to it by its place (HL7 v2.9 §7.3.1): the OBR before it and the NTE behind it. An NTE at the very end of a message is
 * the message's own as likely as its last result's, and stays with the request, where a person sees it.
 *
 * @param obx the result
 * @param order the OBR that it stands under
 * @param comments the NTE behind it
 */
record ResultSegments(Segment obx, Optional<Segment> order, List<Segment> comments) {

    private static final Set<String> FIGURES = Set.of("NM", "SN", "CWE", "CE", "CNE", "DT", "TM", "TS", "DTM");

    /** The results of a message in order. */
    static List<ResultSegments> of(Hl7Message message) {
        List<ResultSegments> results = new ArrayList<>();
        Optional<Segment> order = Optional.empty();
        boolean behindResult = false;
        for (Segment segment : message.segments()) {
            boolean comment = segment.name().equals("NTE") && behindResult;
            if (comment) {
                results.get(results.size() - 1).comments().add(segment);
            } else {
                behindResult = segment.name().equals("OBX");
            }
            if (segment.name().equals("OBR")) {
                order = Optional.of(segment);
            } else if (behindResult && !comment) {
                results.add(new ResultSegments(segment, order, new ArrayList<>()));
            }
        }
        if (behindResult) {
            results.get(results.size() - 1).comments().clear();
        }
        return results;
    }

    /** Which NTE, by their sequence, are said of a figure and not of the request. */
    static Set<Integer> commentsOfFigures(Hl7Message message) {
        Set<Integer> sequences = new HashSet<>();
        of(message).stream().filter(ResultSegments::isFigure).forEach(result -> result.comments()
                .forEach(nte -> sequences.add(nte.sequence())));
        return sequences;
    }

    /** Whether it is a figure, a date or a coded answer to a question: what an Observation can hold as a value. */
    boolean isFigure() {
        boolean asked =
                !obx.text(3).isEmpty() || !ObservationsFromObx.label(obx).isEmpty();
        return asked && obx.field(5).hasValue() && isFigure(obx.text(2));
    }

    /** Whether a value type (OBX-2) is of that kind. */
    static boolean isFigure(String type) {
        return FIGURES.contains(type.toUpperCase(Locale.ROOT));
    }
}
