package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.HealthNumber;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.Dispatches;
import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;

/** A referral written as REF^I12 and read by our own reader keeps its numbers, person, priority, reasons and service. */
class RefRoundTripTest {

    /** What has to come back. */
    private record Asked(
            List<String> numbers,
            List<String> people,
            ServiceRequestPriority priority,
            List<String> reasons,
            List<String> service) {}

    private record Referral(
            String number,
            HealthNumber province,
            String healthNumber,
            String record,
            ServiceRequestPriority priority,
            List<CodeableConcept> reasons,
            CodeableConcept service) {}

    @Property(tries = 1000)
    void whatIsAskedComesAcross(@ForAll("referrals") Referral referral) {
        Dispatch dispatch = dispatch(referral);
        byte[] message = RefFromProgress.message(dispatch);
        assertThat(RefFromProgress.message(dispatch)).isEqualTo(message);
        Bundle read = read(message);
        ServiceRequest request = find(read, ServiceRequest.class);
        Asked expected = asked(
                List.of("PS-1234", referral.number()),
                Objects.requireNonNull(dispatch.progress().patient()),
                dispatch.progress().request());
        assertThat(asked(
                        request.getIdentifier().stream()
                                .map(Identifier::getValue)
                                .toList(),
                        find(read, Patient.class),
                        request))
                .isEqualTo(expected);
        assertThat(request.getIdentifierFirstRep().getSystem()).endsWith("/referral/PASSERELLE");
    }

    private static Asked asked(List<String> numbers, Patient patient, ServiceRequest request) {
        return new Asked(
                numbers,
                patient.getIdentifier().stream()
                        .map(identifier -> identifier.getSystem() + "|" + identifier.getValue())
                        .toList(),
                request.getPriority(),
                request.getReasonCode().stream()
                        .flatMap(reason -> words(reason).stream())
                        .toList(),
                words(request.getCode()));
    }

    /** A concept by its codings, and by its text. */
    private static List<String> words(CodeableConcept concept) {
        return Stream.concat(
                        concept.getCoding().stream().map(coding -> coding.getSystem() + "|" + coding.getCode()),
                        Stream.of(concept.getText()))
                .toList();
    }

    private static Dispatch dispatch(Referral referral) {
        String number = Encoding.STANDARD.encode(referral.number());
        Dispatch dispatch = Dispatches.of(number, BusinessStatus.SENT, "", Map.of());
        Progress progress = dispatch.progress();
        ServiceRequest request = progress.request();
        request.setPriority(referral.priority())
                .setReasonCode(referral.reasons())
                .setCode(referral.service());
        Patient patient = Objects.requireNonNull(progress.patient());
        patient.getIdentifier().clear();
        patient.addIdentifier()
                .setSystem(referral.province().system())
                .setValue(referral.healthNumber())
                .getType()
                .setText("JHN");
        patient.addIdentifier()
                .setSystem(Systems.PARTNER_NUMBER + "/clinic-vancouver/patient")
                .setValue(referral.record());
        Progress sent = new Progress(
                progress.referral(),
                1,
                ReferralEventKind.REQUESTED.code(),
                progress.at(),
                progress.task(),
                request,
                patient,
                progress.requester(),
                progress.owner(),
                null,
                Progress.Context.bare(Progress.Recipient.PERFORMER));
        return new Dispatch(dispatch.delivery(), dispatch.number(), dispatch.at(), dispatch.endpoint(), sent);
    }

    private static Bundle read(byte[] message) {
        Outcome<Bundle> outcome = ReferralFromRefI12.map(
                MessageDecoder.decode(message, StandardCharsets.UTF_8).orElseThrow(),
                Fixtures.envelope(message),
                Fixtures.CLINIC,
                Optional.empty(),
                List.of());
        return outcome.fold(Outcome.Mapped::value, refused -> {
            throw new AssertionError(refused.problems());
        });
    }

    private static <T extends Resource> T find(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Provide
    Arbitrary<Referral> referrals() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("AZaz09-_./|^~&\\ éœ#<>")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(String::strip)
                .filter(each -> !each.isEmpty() && !each.equals("\"\""));
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofLength(10).map(number -> "9" + number.substring(1));
        Arbitrary<CodeableConcept> concept = Combinators.combine(
                        Arbitraries.of(
                                Systems.SNOMED,
                                Systems.LOINC,
                                "http://hl7.org/fhir/sid/icd-10",
                                "https://fhir.infoway-inforoute.ca/CodeSystem/icd-10-ca",
                                ""),
                        Arbitraries.strings().withChars("AZ09.").ofMinLength(1).ofMaxLength(9),
                        text)
                .as((system, code, words) -> system.isEmpty()
                        ? new CodeableConcept().setText(words)
                        : new CodeableConcept(new Coding(system, code, words)).setText(words));
        return Combinators.combine(
                        text,
                        Arbitraries.of(HealthNumber.BC, HealthNumber.AB, HealthNumber.SK, HealthNumber.NS),
                        digits,
                        digits,
                        Arbitraries.of(
                                ServiceRequestPriority.ROUTINE,
                                ServiceRequestPriority.URGENT,
                                ServiceRequestPriority.ASAP,
                                ServiceRequestPriority.STAT),
                        concept.list().ofMaxSize(3),
                        concept)
                .as(Referral::new);
    }
}
