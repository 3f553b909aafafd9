package ca.passerelle.gateway.fhir.conformance;

import ca.passerelle.gateway.fhir.conformance.MoveMap.Move;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Transition;
import ca.passerelle.profiles.TransitionTable;
import org.hl7.fhir.r4.model.ConceptMap;

/** The transition table of referrals as FHIR: from each business status to those that it may become. */
final class TransitionMap {

    static final String ID = "referral-transitions";

    private TransitionMap() {}

    static ConceptMap of(TransitionTable table) {
        MoveMap map = new MoveMap(
                ID,
                "ReferralTransitions",
                "How a referral moves",
                "Every move that a referral may make, from business status to business status. A referral begins, by its"
                        + " requester, as draft or as sent. What is not here is refused.",
                Systems.BUSINESS_STATUS);
        for (BusinessStatus from : BusinessStatus.values()) {
            map.from(
                    from.code(),
                    table.all().stream()
                            .filter(move -> move.from() != null && move.startsAt(from.taskStatus(), from))
                            .toList(),
                    TransitionMap::move,
                    "The end of a referral.");
        }
        return map.map();
    }

    private static Move move(Transition move) {
        return new Move(move.toBusiness().code(), move.rule(), move.note())
                .by("actor", move.actors(), Actor::code)
                .with("requires", move.requires(), Requirement::code)
                .with("tells", move.tells(), Actor::code);
    }
}
