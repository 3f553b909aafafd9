package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.AnswerWriter;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * What a family makes of a message.
 *
 * @param outcome what is to be written, or why it cannot be
 * @param answers writes the answer where it is more than an acknowledgement; null for the acknowledgement alone
 */
public record Handling(Outcome<Bundle> outcome, @Nullable AnswerWriter answers) {

    /** To be answered by an acknowledgement. */
    public static Handling acknowledged(Outcome<Bundle> outcome) {
        return new Handling(outcome, null);
    }
}
