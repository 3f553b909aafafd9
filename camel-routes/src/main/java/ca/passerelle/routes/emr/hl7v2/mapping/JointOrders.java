package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Location;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.kit.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Identifier;

/** Several orders of one message, all of them or none. Each needs a number of its own, by which it is found again. */
final class JointOrders {

    private JointOrders() {}

    /**
     * Maps each order by itself and joins the results.
     *
     * @param orders the message without the other orders, for each of them
     * @param mapping what becomes of one
     * @param noted what has been noted of the message as a whole
     */
    static Outcome<Bundle> map(
            Reading whole, List<Hl7Message> orders, Function<Reading, Outcome<Bundle>> mapping, List<Note> noted) {
        List<Reading> readings = new ArrayList<>();
        orders.forEach(order -> readings.add(whole.part(order, readings.size() + 1)));
        List<Problem> problems = numbers(readings);
        return problems.isEmpty() ? join(readings, mapping, noted) : Outcome.rejected(problems);
    }

    /** The same, of orders that are known to be different ones. */
    static Outcome<Bundle> join(List<Reading> readings, Function<Reading, Outcome<Bundle>> mapping, List<Note> noted) {
        List<Problem> problems = new ArrayList<>();
        List<Bundle> steps = new ArrayList<>();
        Set<Note> notes = new LinkedHashSet<>();
        Set<Awaited> awaited = new LinkedHashSet<>();
        Set<Awaited> decisive = new LinkedHashSet<>();
        List<Problem> sendersOwn = new ArrayList<>();
        for (Reading reading : readings) {
            Outcome<Bundle> outcome = reading.outcome(mapping.apply(reading));
            outcome.fold(
                    mapped -> {
                        addSteps(mapped.value(), steps);
                        notes.addAll(mapped.notes());
                        return awaited.addAll(mapped.awaited());
                    },
                    refused -> {
                        problems.addAll(refused.problems());
                        return refused.awaited().isEmpty()
                                ? sendersOwn.addAll(refused.problems())
                                : decisive.addAll(refused.awaited());
                    });
        }
        if (!problems.isEmpty()) {
            // What only the sender can put right is not waited for.
            return sendersOwn.isEmpty()
                    ? new Outcome.Rejected<>(problems, List.copyOf(decisive))
                    : Outcome.rejected(sendersOwn);
        }
        notes.addAll(noted);
        Bundle joint = steps.size() == 1 ? steps.get(0) : Steps.of(steps);
        return new Outcome.Mapped<>(joint, List.copyOf(notes), List.copyOf(awaited));
    }

    /** The first transaction of each order is part of the first of all, and so on: an order needs one or two. */
    private static void addSteps(Bundle order, List<Bundle> steps) {
        List<Bundle> own = Steps.in(order);
        for (int step = 0; step < own.size(); step++) {
            if (step == steps.size()) {
                steps.add(new Bundle().setType(BundleType.TRANSACTION));
            }
            own.get(step).getEntry().forEach(steps.get(step)::addEntry);
        }
    }

    private static List<Problem> numbers(List<Reading> orders) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Location> taken = new HashMap<>();
        for (Reading order : orders) {
            Optional<Identifier> number = BusinessKey.sent(order);
            if (number.isEmpty()) {
                problems.add(Problem.error(
                        beginning(order).field(2).location().toString(),
                        ProblemCode.REQUIRED_MISSING,
                        "Each of several orders needs a number of its own"));
                continue;
            }
            Location place = BusinessKey.place(order).orElseThrow();
            String key = number.get().getSystem() + "|" + number.get().getValue();
            Location earlier = taken.putIfAbsent(key, place);
            if (earlier != null) {
                problems.add(Problem.error(
                        place.toString(),
                        ProblemCode.CONFLICT,
                        "The number is that of an order before it (" + earlier
                                + "); each of several orders needs a number of its own"));
            }
        }
        return problems;
    }

    /** ORC, or OBR where the sender has no ORC. */
    private static Segment beginning(Reading order) {
        return order.message()
                .first("ORC")
                .or(() -> order.message().first("OBR"))
                .orElseThrow();
    }
}
