package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.Concepts;
import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** A document Bundle within a message, as BSeR sends them: kept whole. What it holds is not the record's business. */
final class NestedDocument {

    private NestedDocument() {}

    /** @param patient whom it is about; null where the message is about nobody */
    static DocumentReference of(Bundle document, @Nullable Reference patient) {
        DocumentReference kept = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        if (patient != null) {
            kept.setSubject(patient.copy());
        }
        if (document.hasTimestamp()) {
            kept.getDateElement()
                    .setValueAsString(document.getTimestampElement().getValueAsString());
        }
        if (document.getEntryFirstRep().getResource() instanceof Composition composition) {
            kept.setType(composition.getType().copy()).setDescription(composition.getTitle());
        } else {
            kept.getType().addCoding(Concepts.referralNote());
        }
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(document);
        kept.addContent()
                .setAttachment(new Attachment()
                        .setContentType("application/fhir+json")
                        .setData(json.getBytes(StandardCharsets.UTF_8)));
        return kept;
    }
}
