package ca.passerelle.gateway.fhir.validation;

import ca.passerelle.profiles.Systems;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * The common languages are only preferred in R4: any language tag may stand where they are bound, {@code fr-CA} for one, which is not among
 * them. HAPI's terminology reports such a tag as an error; here it is held against all languages, as the bindings say.
 */
final class AnyLanguage implements IValidationSupport {

    private final FhirContext fhir;
    private final CommonCodeSystemsTerminologyService common;

    AnyLanguage(FhirContext fhir) {
        this.fhir = fhir;
        this.common = new CommonCodeSystemsTerminologyService(fhir);
    }

    @Override
    public FhirContext getFhirContext() {
        return fhir;
    }

    @Override
    public boolean isValueSetSupported(ValidationSupportContext context, @Nullable String valueSet) {
        return isCommonLanguages(valueSet);
    }

    @Override
    public @Nullable CodeValidationResult validateCode(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            @Nullable String valueSet) {
        boolean tag = system == null || system.equals(Systems.LANGUAGE);
        return isCommonLanguages(valueSet) && tag
                ? common.validateCode(context, options, system, code, display, Systems.ALL_LANGUAGES)
                : null;
    }

    @Override
    public @Nullable CodeValidationResult validateCodeInValueSet(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            IBaseResource valueSet) {
        String url = valueSet instanceof ValueSet known ? known.getUrl() : null;
        return validateCode(context, options, system, code, display, url);
    }

    private static boolean isCommonLanguages(@Nullable String valueSet) {
        return valueSet != null
                && (valueSet.equals(Systems.COMMON_LANGUAGES) || valueSet.startsWith(Systems.COMMON_LANGUAGES + "|"));
    }

    @Override
    public String getName() {
        return "Languages";
    }
}
