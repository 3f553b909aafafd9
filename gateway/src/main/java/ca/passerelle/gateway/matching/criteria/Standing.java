package ca.passerelle.gateway.matching.criteria;

import static ca.passerelle.gateway.matching.criteria.Judgement.met;
import static ca.passerelle.gateway.matching.criteria.Judgement.unknown;
import static ca.passerelle.gateway.matching.criteria.Judgement.unmet;

import ca.passerelle.gateway.matching.criteria.Note.Coded;
import ca.passerelle.profiles.Systems;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How a service stands at the moment: room, wait, how it is referred to, how fresh what is known of it is, whether the person likes it. */
final class Standing {

    private static final int FRESH_DAYS = 365;
    private static final double DECAY_DAYS = 730;
    private static final double HALF_WAIT_DAYS = 30;
    private static final double ROOM_UNKNOWN = 0.4;

    private Standing() {}

    static Judgement capacity(Sought sought, Candidate candidate) {
        Room room = candidate.room();
        if (room == null) {
            return unknown(Criterion.CAPACITY, ROOM_UNKNOWN, "unknown");
        }
        if (!room.isFresh(sought.moment())) {
            return unknown(Criterion.CAPACITY, ROOM_UNKNOWN, "stale");
        }
        String asOf = room.asOf() == null ? "?" : room.asOf().toString();
        Integer available = room.available();
        return switch (room.state()) {
            case CAPACITY ->
                available == null
                        ? met(Criterion.CAPACITY, 1, "met", asOf)
                        : met(Criterion.CAPACITY, 1, "places", asOf, available);
            case WAITLIST -> full(0.6, "waitlist", asOf);
            case ASSESSMENT -> unknown(Criterion.CAPACITY, 0.5, "assessment", asOf);
            case NO_CAPACITY -> full(0, "unmet", asOf);
        };
    }

    private static Judgement full(double share, String key, String asOf) {
        Judgement none = unmet(Criterion.CAPACITY, key, asOf);
        return new Judgement(
                none.criterion(), Verdict.UNMET, false, share * none.criterion().points(), none.note());
    }

    static @Nullable Judgement waiting(Sought sought, Candidate candidate) {
        Room room = candidate.room();
        if (room == null || room.waitDays() == null || !room.isFresh(sought.moment())) {
            return null;
        }
        return met(Criterion.WAIT, 1 / (1 + room.waitDays() / HALF_WAIT_DAYS), "days", room.waitDays());
    }

    static Judgement referral(Sought sought, Candidate candidate) {
        return candidate.electronic() ? met(Criterion.REFERRAL, 1, "met") : unmet(Criterion.REFERRAL, "unmet");
    }

    static Judgement freshness(Sought sought, Candidate candidate) {
        LocalDate verified = candidate.service().verified();
        if (verified == null) {
            return unknown(Criterion.FRESHNESS, 0.2, "unknown");
        }
        long days =
                Math.max(0, ChronoUnit.DAYS.between(verified, LocalDate.ofInstant(sought.moment(), ZoneOffset.UTC)));
        double share = Math.exp(-days / DECAY_DAYS);
        return days <= FRESH_DAYS
                ? met(Criterion.FRESHNESS, share, "met", verified.toString())
                : unknown(Criterion.FRESHNESS, share, "old", verified.toString());
    }

    static @Nullable Judgement preference(Sought sought, Candidate candidate) {
        if (sought.preferences().isEmpty()) {
            return null;
        }
        Optional<String> liked = new TreeSet<>(sought.preferences())
                .stream()
                        .filter(key -> {
                            Fit fit = candidate.service().fits().get(key);
                            return fit != null && fit != Fit.MENTIONED;
                        })
                        .findFirst();
        return liked.map(key -> met(Criterion.PREFERENCE, 1, "met", coded(key)))
                .orElseGet(() -> unmet(Criterion.PREFERENCE, "unmet"));
    }

    private static Coded coded(String key) {
        String prefix = Wanted.typeKey("");
        return key.startsWith(prefix)
                ? new Coded(Systems.SERVICE_TYPE, key.substring(prefix.length()))
                : new Coded(Systems.NEED, key);
    }
}
