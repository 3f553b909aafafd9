package ca.passerelle.gateway.fhir.validation;

import ca.passerelle.gateway.record.Refusal;

/** Reads the body of a {@code $validate} without parsing it as FHIR: what is wrong in it is for the validator to say. */
public final class RequestFromBody {

    private RequestFromBody() {}

    /** @throws Refusal BAD_REQUEST when it is neither JSON nor XML with a resource */
    public static ValidationRequest of(String body) {
        String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
        if (text.isBlank()) {
            return new ValidationRequest(null, null, null, null);
        }
        return text.stripLeading().startsWith("<") ? RequestFromXml.of(text) : RequestFromJson.of(text);
    }
}
