package ca.passerelle.gateway.matching.capacity;

import ca.passerelle.gateway.matching.criteria.Room.State;
import ca.passerelle.gateway.matching.criteria.Shelf;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report from named texts, as every door brings them.
 *
 * @param values names to texts; a blank text is as good as none
 * @param now when it came, for a report that does not say when it was so
 */
public record ReportReader(Map<String, String> values, Instant now) {

    private static final int MOST = 1_000_000;
    private static final int LONGEST = 200;

    /** @throws Refusal BAD_REQUEST for what cannot be read, naming it */
    public CapacityReport report(UUID service, String channel) {
        Integer available = number("available");
        Integer waitlist = number("waitlist");
        String unit = text("unit");
        State state = state(available, waitlist);
        Instant asOf = asOf();
        return new CapacityReport(
                service,
                state,
                unit,
                text("population"),
                available,
                number("maximum"),
                waitlist,
                number("wait_days"),
                text("remark"),
                asOf,
                asOf.plus(Shelf.life(unit)),
                null,
                channel);
    }

    private State state(@Nullable Integer available, @Nullable Integer waitlist) {
        String said = text("status");
        if (said == null) {
            if (available == null) {
                throw Refusal.badRequest(
                        "available", ProblemCode.REQUIRED_MISSING, "A report says available or status.");
            }
            return CapacityReport.state(available, waitlist);
        }
        return Arrays.stream(State.values())
                .filter(state -> state.code().equals(said))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest(
                        "status",
                        ProblemCode.UNKNOWN_CODE,
                        "status is one of "
                                + Arrays.stream(State.values()).map(State::code).collect(Collectors.joining(", "))
                                + "."));
    }

    private @Nullable String text(String name) {
        String text = values.get(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw Refusal.badRequest(name, ProblemCode.TOO_LARGE, name + " has at most " + LONGEST + " characters.");
        }
        return text;
    }

    private @Nullable Integer number(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > MOST) {
            throw Refusal.badRequest(name, ProblemCode.INVALID_VALUE, name + " is a whole number from 0.");
        }
        return Integer.valueOf(text);
    }

    private Instant asOf() {
        String text = text("as_of");
        if (text == null) {
            return now;
        }
        try {
            return text.length() <= "2026-01-01".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notATime) {
            throw Refusal.badRequest(
                    "as_of", ProblemCode.INVALID_VALUE, "as_of is a date or a time with its offset (ISO 8601).");
        }
    }
}
