package ca.passerelle.gateway.matching.criteria;

import static ca.passerelle.gateway.matching.criteria.Judgement.excluded;
import static ca.passerelle.gateway.matching.criteria.Judgement.met;
import static ca.passerelle.gateway.matching.criteria.Judgement.unknown;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the person lives where a service serves, and can get there. */
final class Reach {

    /** Whoever lives farther from every community served than this does not live in it, however it is drawn. */
    private static final double NOT_OF_THE_COMMUNITY_KM = 60;

    private static final double FROM_HOME = 0.5;
    private static final double FROM_HOME_PERHAPS = 0.35;
    private static final double FROM_HOME_ELSEWHERE = 0.1;
    private static final double NOT_KNOWN = 0.2;

    private Reach() {}

    static @Nullable Judgement area(Sought sought, Candidate candidate) {
        Area area = candidate.service().area();
        Whereabouts place = sought.place();
        if (place.isUnknown()) {
            return null;
        }
        if (area.isUnknown()) {
            return unknown(Criterion.AREA, 0.5, "unknown");
        }
        if (area.country()
                || place.province() != null && area.provinces().contains(place.province())
                || place.fsa() != null && area.fsas().contains(place.fsa())
                || place.city() != null && area.communities().contains(place.city())
                || candidate.coverage() == Coverage.INSIDE) {
            return met(Criterion.AREA, 1, "met");
        }
        if (candidate.coverage() == Coverage.BORDER) {
            return unknown(Criterion.AREA, 0.5, "border");
        }
        return isOutside(area, place, candidate)
                ? excluded(Criterion.AREA, "unmet")
                : area.drawn().isEmpty()
                        ? unknown(Criterion.AREA, 0.1, "elsewhere")
                        : unknown(Criterion.AREA, 0.5, "unknown");
    }

    /** What comes to the person is worth as much as one knows that it comes there. */
    private static double fromHome(Sought sought, Candidate candidate) {
        Judgement area = area(sought, candidate);
        if (area != null && area.verdict() == Verdict.MET) {
            return FROM_HOME;
        }
        return candidate.service().area().isUnknown() ? FROM_HOME_PERHAPS : FROM_HOME_ELSEWHERE;
    }

    private static boolean isOutside(Area area, Whereabouts place, Candidate candidate) {
        Double areaKm = candidate.areaKm();
        boolean notByDrawing = area.drawn().isEmpty() || candidate.coverage() == Coverage.OUTSIDE;
        boolean notByProvince = area.provinces().isEmpty() || place.province() != null;
        boolean notByFsa = area.fsas().isEmpty() || place.fsa() != null;
        boolean notByCommunity = area.communities().isEmpty() || areaKm != null && areaKm > NOT_OF_THE_COMMUNITY_KM;
        return notByProvince && notByFsa && notByCommunity && notByDrawing;
    }

    static @Nullable Judgement distance(Sought sought, Candidate candidate) {
        if (sought.place().isUnknown()) {
            return null;
        }
        Double km = candidate.km();
        Double limit = sought.travel().limitKm();
        boolean suitsFromHome = candidate.comesToThePerson()
                && (sought.modes().isEmpty() || !sought.modes().equals(Set.of("in-person")));
        if (!candidate.hasDoor()) {
            return suitsFromHome
                    ? met(Criterion.DISTANCE, fromHome(sought, candidate), "from-home")
                    : unknown(Criterion.DISTANCE, NOT_KNOWN, "unknown");
        }
        if (candidate.isSecret()) {
            String city = Objects.requireNonNull(candidate.place()).city();
            double near = km == null ? NOT_KNOWN : Math.max(0.1, sought.travel().nearness(km) / 2);
            return city == null
                    ? unknown(Criterion.DISTANCE, near, "secret")
                    : unknown(Criterion.DISTANCE, near, "secret-in", city);
        }
        if (km == null) {
            return unknown(Criterion.DISTANCE, NOT_KNOWN, "unknown");
        }
        double near = sought.travel().nearness(km);
        if (limit != null && km > limit) {
            return suitsFromHome
                    ? met(Criterion.DISTANCE, fromHome(sought, candidate), "from-home")
                    : excluded(Criterion.DISTANCE, "too-far", rounded(km), rounded(limit));
        }
        double share = suitsFromHome ? Math.max(near, fromHome(sought, candidate)) : near;
        return sought.travel().mode() == null
                ? met(Criterion.DISTANCE, share, "km", rounded(km))
                : met(
                        Criterion.DISTANCE,
                        share,
                        "minutes",
                        rounded(km),
                        sought.travel().minutes(km));
    }

    private static String rounded(double km) {
        return BigDecimal.valueOf(km)
                .setScale(km < 10 ? 1 : 0, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
