package ca.passerelle.gateway.fhir.validation;

import ca.passerelle.gateway.fhir.conformance.Definitions;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.http.ManagedWebAccess.WebAccessPolicy;

/** Profiles and vocabularies that are here: those of FHIR R4 and those of the gateway. Nothing of it reaches out of the process. */
final class KnownProfiles {

    private KnownProfiles() {}

    static IValidationSupport of(FhirContext fhir, Definitions definitions) {
        // What the chain below does not know is unknown: the validator's own library shall not ask elsewhere either.
        ManagedWebAccess.setAccessPolicy(WebAccessPolicy.PROHIBITED);
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(fhir);
        definitions.all().forEach(ours::addResource);
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(fhir);
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        return new ValidationSupportChain(
                new DefaultProfileValidationSupport(fhir),
                ours,
                new AnyLanguage(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir),
                unknown);
    }
}
