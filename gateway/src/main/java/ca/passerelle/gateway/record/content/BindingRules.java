package ca.passerelle.gateway.record.content;

import ca.passerelle.profiles.Systems;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DataRequirement;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Enumerations.FHIRAllTypes;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.ParameterDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.Signature;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.jspecify.annotations.Nullable;

/** Required bindings that the model leaves open: those that it holds as an enumeration are the parser's. */
final class BindingRules {

    private static final Pattern MIME =
            Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+*-]+(\\s*;\\s*[\\w!#$&^.+-]+=(\"[^\"]*\"|[^\\s;\"]+))*");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CLINICAL =
            Set.of("active", "recurrence", "relapse", "inactive", "remission", "resolved");
    private static final Set<String> VERIFICATION =
            Set.of("unconfirmed", "provisional", "differential", "confirmed", "refuted", "entered-in-error");
    private static final String A_TYPE = "The code is the name of a type of FHIR.";
    private static final String A_MIME_TYPE = "The code is a media type, such as application/pdf.";

    static final List<Rule> ALL = List.of(
            mime(Attachment.class, "contentType", attachment -> isMime(attachment.getContentType())),
            mime(Binary.class, "contentType", binary -> isMime(binary.getContentType())),
            mime(
                    Endpoint.class,
                    "payloadMimeType",
                    endpoint -> !endpoint.hasPayloadMimeType()
                            || endpoint.getPayloadMimeType().stream()
                                    .map(CodeType::getValue)
                                    .allMatch(BindingRules::isMime)),
            mime(Signature.class, "targetFormat", signature -> isMime(signature.getTargetFormat())),
            mime(Signature.class, "sigFormat", signature -> isMime(signature.getSigFormat())),
            mime(SubscriptionChannelComponent.class, "payload", channel -> isMime(channel.getPayload())),
            Rule.binding(
                    Money.class,
                    "currency",
                    "The code is of ISO 4217.",
                    money -> money.getCurrency() == null || CURRENCIES.contains(money.getCurrency())),
            Rule.binding(
                    Questionnaire.class,
                    "subjectType",
                    "The code is the name of a resource type.",
                    questionnaire -> !questionnaire.hasSubjectType()
                            || questionnaire.getSubjectType().stream().allMatch(BindingRules::isResourceType)),
            Rule.binding(DataRequirement.class, "type", A_TYPE, requirement -> isType(requirement.getType())),
            Rule.binding(ParameterDefinition.class, "type", A_TYPE, parameter -> isType(parameter.getType())),
            Rule.binding(
                    Condition.class,
                    "clinicalStatus",
                    "There is a code of condition-clinical.",
                    condition -> !condition.hasClinicalStatus()
                            || has(condition.getClinicalStatus(), Systems.CONDITION_CLINICAL, CLINICAL)),
            Rule.binding(
                    Condition.class,
                    "verificationStatus",
                    "There is a code of condition-ver-status.",
                    condition -> !condition.hasVerificationStatus()
                            || has(condition.getVerificationStatus(), Systems.CONDITION_VERIFICATION, VERIFICATION)));

    private BindingRules() {}

    private static <T extends Base> Rule mime(Class<T> type, String child, Predicate<T> holds) {
        return Rule.binding(type, child, A_MIME_TYPE, holds);
    }

    private static boolean isMime(@Nullable String code) {
        return code == null || MIME.matcher(code).matches();
    }

    private static boolean isType(@Nullable String code) {
        try {
            return code == null || FHIRAllTypes.fromCode(code) != null;
        } catch (FHIRException e) {
            return false;
        }
    }

    private static boolean isResourceType(CodeType code) {
        try {
            return !code.hasValue() || ResourceType.fromCode(code.getValue()) != null;
        } catch (FHIRException e) {
            return false;
        }
    }

    private static boolean has(CodeableConcept concept, String system, Set<String> codes) {
        return concept.getCoding().stream()
                .anyMatch(coding ->
                        system.equals(coding.getSystem()) && codes.contains(String.valueOf(coding.getCode())));
    }
}
