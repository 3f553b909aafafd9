package ca.passerelle.gateway.fhir.validation;

import ca.passerelle.gateway.fhir.conformance.Definitions;
import ca.passerelle.profiles.Profile;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** The validator of {@code $validate}, without a gateway around it. */
final class Validation {

    private static final FhirValidator VALIDATOR = validator();

    private Validation() {}

    /** What is wrong by the profiles that the resource claims, each with its place. */
    static List<String> errors(JsonNode resource) {
        return errors(resource, new ValidationOptions());
    }

    /** What is wrong by a profile that it need not claim. */
    static List<String> errors(JsonNode resource, Profile profile) {
        return errors(resource, new ValidationOptions().addProfile(profile.url()));
    }

    private static List<String> errors(JsonNode resource, ValidationOptions options) {
        return VALIDATOR.validateWithResult(resource.toString(), options).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    private static FhirValidator validator() {
        FhirContext fhir = FhirContext.forR4Cached();
        FhirInstanceValidator module = new FhirInstanceValidator(KnownProfiles.of(fhir, new Definitions()));
        module.setErrorForUnknownProfiles(true);
        return fhir.newValidator().registerValidatorModule(module);
    }
}
