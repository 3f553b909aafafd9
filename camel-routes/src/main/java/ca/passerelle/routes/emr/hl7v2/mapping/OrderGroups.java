package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The orders of a message (ORDER group of ORM^O01, OMG^O19 and OSU^O51, HL7 v2.9 §4.4): each as a message of its own, with what stands for all of them.
 * An order begins with its ORC, or with its OBR where the sender has no ORC at all. Who it is for, the visit, the insurance and the providers
 * of PRD stand for all orders wherever they stand, and so does everything before the first order.
 */
final class OrderGroups {

    /** An order that has been done before and is sent along (table 0119). */
    private static final String PREVIOUS = "PR";

    private static final Set<String> SHARED = Set.of(
            "MSH", "SFT", "UAC", "PID", "PD1", "ARV", "NK1", "GT1", "IN1", "IN2", "IN3", "PV1", "PV2", "ACC", "AL1",
            "RF1", "PRD", "CTD");

    private OrderGroups() {}

    /** The orders in their order, at least one, or why they cannot be told apart. The segments keep their places. */
    static Outcome<List<Hl7Message>> of(Hl7Message message) {
        List<Segment> orcs = message.all("ORC");
        List<Segment> obrs = message.all("OBR");
        if (obrs.isEmpty()) {
            return Outcome.rejected(Problem.error(
                    "OBR", ProblemCode.REQUIRED_MISSING, "An order without OBR does not say what is asked for"));
        }
        if (orcs.size() <= 1 && obrs.size() <= 1) {
            return Outcome.mapped(List.of(message), List.of());
        }
        List<List<Segment>> groups = groups(message, orcs.isEmpty() ? "OBR" : "ORC");
        List<Problem> problems = new ArrayList<>();
        outside(groups, obrs, problems);
        groups.forEach(group -> unfit(group, problems));
        people(message, problems);
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        List<Note> notes = new ArrayList<>();
        List<Hl7Message> orders = new ArrayList<>();
        for (List<Segment> group : groups) {
            Segment first = group.get(0);
            if (first.name().equals("ORC") && first.text(1).equalsIgnoreCase(PREVIOUS)) {
                notes.add(new Note(
                        first.location().toString(),
                        Note.Kind.IGNORED,
                        "an order of before that is sent along; kept in the original only"));
            } else {
                orders.add(order(message, groups, group, orders.isEmpty()));
            }
        }
        return orders.isEmpty()
                ? Outcome.rejected(Problem.error(
                        "ORC-1", ProblemCode.UNKNOWN_CODE, "Every order is one of before (PR); none is asked for"))
                : Outcome.mapped(orders, notes);
    }

    /** The ORC groups of a message that tells how orders stand (ORDER group of OSU^O51): an order need not be repeated there. */
    static List<Hl7Message> statuses(Hl7Message message) {
        List<List<Segment>> groups = groups(message, "ORC");
        List<Hl7Message> orders = new ArrayList<>();
        groups.forEach(group -> orders.add(order(message, groups, group, orders.isEmpty())));
        return orders;
    }

    private static List<List<Segment>> groups(Hl7Message message, String beginning) {
        List<List<Segment>> groups = new ArrayList<>();
        for (Segment segment : message.segments()) {
            if (segment.name().equals(beginning)) {
                groups.add(new ArrayList<>());
            }
            if (!groups.isEmpty() && !SHARED.contains(segment.name())) {
                groups.get(groups.size() - 1).add(segment);
            }
        }
        return groups;
    }

    /** The message without the other orders. What was repaired to read it is said once. */
    private static Hl7Message order(
            Hl7Message message, List<List<Segment>> groups, List<Segment> own, boolean isFirst) {
        Set<Segment> others = new HashSet<>();
        groups.stream().filter(group -> group != own).forEach(others::addAll);
        return new Hl7Message(
                message.encoding(),
                message.segments().stream()
                        .filter(segment -> !others.contains(segment))
                        .toList(),
                message.strayFraming(),
                isFirst ? message.notes() : List.of());
    }

    private static void outside(List<List<Segment>> groups, List<Segment> obrs, List<Problem> problems) {
        obrs.stream()
                .filter(obr -> groups.stream().noneMatch(group -> group.contains(obr)))
                .map(obr -> Problem.error(
                        obr.location().toString(),
                        ProblemCode.STRUCTURE,
                        "An order begins with its ORC: this OBR belongs to none"))
                .forEach(problems::add);
    }

    private static void unfit(List<Segment> group, List<Problem> problems) {
        List<Segment> obrs =
                group.stream().filter(segment -> segment.name().equals("OBR")).toList();
        if (obrs.isEmpty()) {
            problems.add(Problem.error(
                    group.get(0).location().toString(),
                    ProblemCode.REQUIRED_MISSING,
                    "An order without OBR does not say what is asked for"));
        }
        obrs.stream()
                .skip(1)
                .map(obr -> Problem.error(
                        obr.location().toString(),
                        ProblemCode.STRUCTURE,
                        "Each order has an ORC of its own: this OBR is the second of one order"))
                .forEach(problems::add);
    }

    /** One message is about one person; a PID that is repeated says so again. */
    private static void people(Hl7Message message, List<Problem> problems) {
        List<Segment> pids = message.all("PID");
        pids.stream()
                .skip(1)
                .filter(pid -> !person(pid).equals(person(pids.get(0))))
                .map(pid -> Problem.error(
                        pid.location().toString(),
                        ProblemCode.WRONG_PATIENT,
                        "The orders are for several people; send those of each by themselves"))
                .forEach(problems::add);
    }

    private static List<String> person(Segment pid) {
        return Stream.of(2, 3, 4, 5, 7)
                .map(field -> field <= pid.fields().size() ? pid.fields().get(field - 1) : "")
                .toList();
    }
}
