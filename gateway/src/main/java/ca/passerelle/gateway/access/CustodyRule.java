package ca.passerelle.gateway.access;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.WriteRule;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.TypeGrammar;
import ca.passerelle.profiles.ProblemCode;
import java.util.List;
import org.hl7.fhir.r4.model.Provenance;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whose record may be changed by whom. A resource is changed and deleted by its custodian; the directory is published by directory
 * partners. A Task is the exception: both its parties move it, by the transition table.
 */
@Component
@Order(100)
class CustodyRule implements WriteRule {

    @Override
    public void apply(Writing writing) {
        Caller caller = writing.caller();
        for (Change change : writing.changes()) {
            TypeGrammar grammar = Grammar.of(change.key().type())
                    .orElseThrow(() -> refused(change, "This type is not kept in the record."));
            if (grammar.published()) {
                if (caller.scope() == Caller.Scope.PARTICIPANT || caller.isRehearsal()) {
                    throw refused(change, "The directory is written by directory partners.");
                }
                writing.grant(change.key(), List.of(Caller.EVERYBODY));
            }
            if (caller.scope() == Caller.Scope.DIRECTORY && isOfDirectory(change)) {
                writing.grant(change.key(), List.of(Caller.EVERYBODY));
            }
            if (!change.isCreation() && !caller.isGateway()) {
                existing(change, caller, grammar);
            }
        }
    }

    /** Where published resources come from is as public as they are. */
    private static boolean isOfDirectory(Change change) {
        return change.after() instanceof Provenance provenance
                && provenance.hasTarget()
                && provenance.getTarget().stream().allMatch(target -> ResourceKey.of(target)
                        .flatMap(key -> Grammar.of(key.type()))
                        .filter(TypeGrammar::published)
                        .isPresent());
    }

    private static void existing(Change change, Caller caller, TypeGrammar grammar) {
        if (change.isDeletion() && !grammar.deletable()) {
            throw refused(change, "A " + grammar.type() + " is not deleted; its status says that it is over.");
        }
        boolean movedByBothParties = grammar.type().equals("Task");
        if (!movedByBothParties && !change.custodian().equals(caller.partner())) {
            throw refused(change, "Only its custodian may change this " + grammar.type() + ".");
        }
    }

    private static Refusal refused(Change change, String text) {
        return new Refusal(Refusal.Kind.NOT_ALLOWED, change.location(), ProblemCode.NOT_ALLOWED, text);
    }
}
