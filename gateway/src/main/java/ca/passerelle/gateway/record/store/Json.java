package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.StrictErrorHandler;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Resources to and from the JSON that is stored. */
@Component
class Json {

    private final FhirContext fhir;

    Json(FhirContext fhir) {
        this.fhir = fhir;
    }

    String write(Resource resource) {
        return parser().encodeResourceToString(resource);
    }

    /** Reads what we stored ourselves. */
    Resource read(String json) {
        return (Resource)
                parser().setParserErrorHandler(new LenientErrorHandler(false)).parseResource(json);
    }

    /** Reads what a client made of a resource by a patch: nothing unknown passes. */
    Resource readStrictly(String json, String location) {
        try {
            return (Resource)
                    parser().setParserErrorHandler(new StrictErrorHandler()).parseResource(json);
        } catch (DataFormatException | ClassCastException e) {
            throw Refusal.unprocessable(
                    location, ProblemCode.STRUCTURE, "The patch does not leave a valid resource of this type.");
        }
    }

    private IParser parser() {
        // A version in a reference is the client's business: it stays as written.
        return fhir.newJsonParser()
                .setStripVersionsFromReferences(false)
                .setOverrideResourceIdWithBundleEntryFullUrl(false);
    }
}
