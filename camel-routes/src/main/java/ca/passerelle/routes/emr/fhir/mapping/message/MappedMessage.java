package ca.passerelle.routes.emr.fhir.mapping.message;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;

/**
 * What a message comes to: transactions that are carried out one after the other, all of them or none.
 *
 * @param steps more than one where a referral passes through a state that the sender left out
 */
public record MappedMessage(List<Step> steps) {

    /**
     * One transaction. An entry {@code PUT Type/id} stands for what has that id, there already or not.
     *
     * @param places for each entry, where its content stands in the message
     */
    public record Step(Bundle bundle, List<String> places) {}
}
