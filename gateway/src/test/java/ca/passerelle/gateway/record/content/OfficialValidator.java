package ca.passerelle.gateway.record.content;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/** HAPI's instance validator with base R4 and nothing else. */
final class OfficialValidator {

    private final FhirValidator validator;

    OfficialValidator() {
        FhirContext fhir = FhirContext.forR4();
        FhirInstanceValidator instance = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir)));
        instance.setAnyExtensionsAllowed(true);
        instance.setErrorForUnknownProfiles(false);
        instance.setNoExtensibleWarnings(true);
        instance.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator = fhir.newValidator().registerValidatorModule(instance);
    }

    /** What it calls an error. */
    List<SingleValidationMessage> errors(String text) {
        try {
            return validator.validateWithResult(text).getMessages().stream()
                    .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                    .toList();
        } catch (ClassCastException | IllegalStateException | DataFormatException e) {
            // It breaks down over some texts that are no resources.
            SingleValidationMessage unreadable = new SingleValidationMessage();
            unreadable.setSeverity(ResultSeverityEnum.FATAL);
            unreadable.setMessage("cannot be read");
            return List.of(unreadable);
        }
    }
}
