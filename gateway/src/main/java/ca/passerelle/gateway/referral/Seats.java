package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.database.Statements;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The places of services that count them. A referral takes one when it is accepted and gives it back when it ends or is put on the
 * waitlist; the row of the service is locked meanwhile, so that the last place goes to one.
 */
@Component
class Seats {

    private static final Set<TaskStatus> HOLDING = EnumSet.of(TaskStatus.ACCEPTED, TaskStatus.INPROGRESS);

    private final JdbcTemplate jdbc;

    Seats(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes or gives back the place of a referral that comes to a state.
     *
     * @param service the service that is asked for, looked up only when it matters
     * @return the service of which it holds a place then; null for none
     * @throws Refusal CONFLICT when no place is left
     */
    @Nullable
    UUID settle(Referral referral, State to, Supplier<Optional<UUID>> service) {
        UUID held = referral.seat();
        TaskStatus status = to.status();
        if (status != null && HOLDING.contains(status)) {
            return held != null ? held : service.get().filter(this::take).orElse(null);
        }
        // A question to the requester leaves the place where it is.
        if (held == null || to.business() == BusinessStatus.AWAITING_INFORMATION) {
            return held;
        }
        jdbc.update(
                "update service_seat set taken = taken - 1, changed = clock_timestamp() where service_id = ? and taken > 0",
                held);
        return null;
    }

    /** Whether a referral that comes to a status would be refused for want of a place; locks the row of the service, as taking does. */
    boolean isRoomFor(Referral referral, TaskStatus to, Supplier<Optional<UUID>> service) {
        if (!HOLDING.contains(to) || referral.seat() != null) {
            return true;
        }
        return service.get()
                .map(id -> jdbc
                        .query(
                                "select taken < seats as free from service_seat where service_id = ? for update",
                                (row, number) -> row.getBoolean("free"),
                                id)
                        .stream()
                        .allMatch(Boolean::booleanValue))
                .orElse(true);
    }

    /** Whether a place was taken; the service may not count them. */
    private boolean take(UUID service) {
        int taken = jdbc.update(
                "update service_seat set taken = taken + 1, changed = clock_timestamp() where service_id = ? and taken < seats",
                service);
        if (taken > 0) {
            return true;
        }
        boolean counted = Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from service_seat where service_id = ?)", Boolean.class, service));
        if (counted) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "Task.status",
                    ProblemCode.NO_SEAT,
                    "The last place of this service was taken. A waitlist is open to you.");
        }
        return false;
    }

    /**
     * Says how many places a service has.
     *
     * @param seats null when it does not count them any more
     */
    static void count(UUID service, @Nullable Integer seats, Statements statements) {
        if (seats == null) {
            statements.add("delete from service_seat where service_id = ?", service);
        } else {
            statements.add(
                    "insert into service_seat (service_id, seats) values (?, ?) on conflict (service_id)"
                            + " do update set seats = excluded.seats, changed = clock_timestamp()",
                    service,
                    seats);
        }
    }
}
