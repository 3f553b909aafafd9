package ca.passerelle.gateway.matching.criteria;

import static ca.passerelle.gateway.matching.criteria.Judgement.excluded;
import static ca.passerelle.gateway.matching.criteria.Judgement.met;
import static ca.passerelle.gateway.matching.criteria.Judgement.unknown;

import ca.passerelle.gateway.matching.criteria.Note.Coded;
import ca.passerelle.profiles.Systems;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Whether a service meets a need that is asked for: the very kind counts most, then its need, then words. */
final class NeedFit {

    /** How much of the points the best fit gives; the rest goes to services that meet several of the needs at once. */
    private static final double BEST = 0.9;

    private NeedFit() {}

    static Judgement judge(Sought sought, Candidate candidate) {
        List<Judgement> each = sought.wanted().stream()
                .map(wanted -> one(wanted, candidate.service()))
                .toList();
        Judgement best =
                each.stream().max(Comparator.comparingDouble(Judgement::points)).orElseThrow();
        double average = each.stream().mapToDouble(Judgement::points).average().orElse(0);
        return new Judgement(
                Criterion.NEED,
                best.verdict(),
                best.excludes(),
                BEST * best.points() + (1 - BEST) * average,
                best.note());
    }

    private static Judgement one(Wanted wanted, ServiceTraits service) {
        Coded need = new Coded(Systems.NEED, wanted.need());
        String type = wanted.type();
        return type == null ? byNeed(wanted.need(), need, service) : byType(type, wanted.need(), need, service);
    }

    private static Judgement byType(String type, String need, Coded needCode, ServiceTraits service) {
        Coded code = new Coded(Systems.SERVICE_TYPE, type);
        Fit fit = service.fits().get(Wanted.typeKey(type));
        if (fit != null && fit.isCoded()) {
            return met(Criterion.NEED, 1, "type-coded", code);
        }
        if (fit == Fit.NAMED) {
            return isCodedAsOther(service, need)
                    ? unknown(Criterion.NEED, 0.45, "named-otherwise", code)
                    : met(Criterion.NEED, 0.9, "type-named", code);
        }
        Fit parent = service.fits().get(need);
        if (parent != null && parent.isCoded()) {
            boolean otherKind = service.fits().entrySet().stream().anyMatch(NeedFit::isCodedType);
            return otherKind
                    ? unknown(Criterion.NEED, 0.45, "another-kind", needCode, code)
                    : met(Criterion.NEED, fit == Fit.MENTIONED ? 0.8 : 0.65, "need-of-type", needCode, code);
        }
        if (fit == Fit.MENTIONED) {
            return unknown(Criterion.NEED, 0.5, "mentioned", code);
        }
        if (parent == Fit.NAMED) {
            return unknown(Criterion.NEED, 0.4, "need-of-type", needCode, code);
        }
        if (parent == Fit.MENTIONED) {
            return unknown(Criterion.NEED, 0.2, "mentioned", needCode);
        }
        return notSaid(code, service);
    }

    /** A name mentions more than what a service is for: where codes say that, they are believed. */
    private static boolean isCodedAsOther(ServiceTraits service, String need) {
        Fit own = service.fits().get(need);
        return (own == null || !own.isCoded())
                && service.fits().values().stream().anyMatch(Fit::isCoded);
    }

    private static boolean isCodedType(Map.Entry<String, Fit> fit) {
        return fit.getValue() == Fit.CODED && fit.getKey().startsWith(Wanted.typeKey(""));
    }

    private static Judgement byNeed(String need, Coded code, ServiceTraits service) {
        Fit fit = service.fits().get(need);
        if (fit == null) {
            return notSaid(code, service);
        }
        return switch (fit) {
            case CODED -> met(Criterion.NEED, 1, "coded", code);
            case MAPPED -> met(Criterion.NEED, 0.9, "coded", code);
            case NAMED ->
                isCodedAsOther(service, need)
                        ? unknown(Criterion.NEED, 0.45, "named-otherwise", code)
                        : met(Criterion.NEED, 0.8, "named", code);
            case MENTIONED -> unknown(Criterion.NEED, 0.35, "mentioned", code);
        };
    }

    /** A service of which the directory says other needs does not meet this one; one of which it says nothing may. */
    private static Judgement notSaid(Coded code, ServiceTraits service) {
        return service.needKnown()
                ? excluded(Criterion.NEED, "other", code)
                : unknown(Criterion.NEED, 0.05, "not-said", code);
    }
}
