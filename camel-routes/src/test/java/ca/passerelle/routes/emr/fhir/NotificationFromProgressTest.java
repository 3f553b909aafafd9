package ca.passerelle.routes.emr.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.fhir.mapping.NotificationFromProgress;
import ca.passerelle.routes.port.Progress;
import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class NotificationFromProgressTest {

    private static final String BASE = "https://gateway.example.org/fhir";
    private static final String TASK = BASE + "/Task/" + Notices.REFERRAL;

    @Test
    void beginsWithTheStatusOfTheSubscription() {
        Bundle bundle = NotificationFromProgress.bundle(Notices.to("https://emr.example.org/hook"), BASE);
        assertThat(bundle.getType()).isEqualTo(BundleType.HISTORY);
        BundleEntryComponent first = bundle.getEntryFirstRep();
        assertThat(first.getRequest().getUrl()).isEqualTo("Subscription/" + Notices.ENDPOINT + "/$status");
        Parameters status = (Parameters) first.getResource();
        assertThat(((Reference) value(status, "subscription")).getReference())
                .isEqualTo(BASE + "/Subscription/" + Notices.ENDPOINT);
        assertThat(value(status, "topic").primitiveValue()).isEqualTo(Systems.REFERRAL_TOPIC);
        assertThat(value(status, "status").primitiveValue()).isEqualTo("active");
        assertThat(value(status, "type").primitiveValue()).isEqualTo("event-notification");
        assertThat(value(status, "events-since-subscription-start").primitiveValue())
                .isEqualTo("7");
        Parameters.ParametersParameterComponent event = status.getParameter("notification-event");
        assertThat(event.getPart()).extracting("name").containsExactly("event-number", "timestamp", "focus");
        assertThat(event.getPart().get(0).getValue().primitiveValue()).isEqualTo("7");
        assertThat(((Reference) event.getPart().get(2).getValue()).getReference())
                .isEqualTo(TASK);
    }

    @Test
    void namesTheTaskAndNothingOfThePerson() {
        Bundle bundle = NotificationFromProgress.bundle(Notices.to("https://emr.example.org/hook"), BASE);
        assertThat(bundle.getEntry()).hasSize(2);
        BundleEntryComponent task = bundle.getEntry().get(1);
        assertThat(task.hasResource()).isFalse();
        assertThat(task.getFullUrl()).isEqualTo(TASK);
        assertThat(task.getRequest().getUrl()).isEqualTo("Task/" + Notices.REFERRAL);
        assertThat(task.getResponse().getEtag()).isEqualTo("W/\"4\"");
        assertThat(json(bundle)).doesNotContain(Notices.CANARY).doesNotContain("Patient");
    }

    @Test
    void namesThePatientTaskThatTheEventIsAbout() {
        UUID patientTask = new UUID(0, 77);
        Bundle bundle = NotificationFromProgress.bundle(
                Notices.about(
                        "patient-asked",
                        new Progress.Context(Progress.Recipient.PERFORMER, null, List.of(), patientTask)),
                BASE);
        Parameters.ParametersParameterComponent event =
                ((Parameters) bundle.getEntryFirstRep().getResource()).getParameter("notification-event");
        assertThat(event.getPart().get(3).getName()).isEqualTo("additional-context");
        assertThat(((Reference) event.getPart().get(3).getValue()).getReference())
                .isEqualTo(BASE + "/Task/" + patientTask);
    }

    @Test
    void whoeverMightHaveClaimedItLearnsThatItIsGone() {
        Bundle bundle = NotificationFromProgress.bundle(
                Notices.about("reassigned", Progress.Context.bare(Progress.Recipient.CANDIDATE)), BASE);
        BundleEntryComponent task = bundle.getEntry().get(1);
        assertThat(task.getFullUrl()).isEqualTo(TASK);
        assertThat(task.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.DELETE);
        assertThat(task.getResponse().hasEtag()).isFalse();
    }

    @Test
    void isTheSameForEveryAttempt() {
        Instant later = Notices.HAPPENED.plusSeconds(3600);
        String again = json(NotificationFromProgress.bundle(
                Notices.to("https://emr.example.org/hook", Notices.SECRET, later, Map.of()), BASE));
        assertThat(again)
                .isEqualTo(json(NotificationFromProgress.bundle(Notices.to("https://emr.example.org/hook"), BASE)));
    }

    @Test
    void aGravityPartnerIsToldOfItsTopic() {
        Bundle bundle = NotificationFromProgress.bundle(
                Notices.to("https://x.example.org", Notices.SECRET, Notices.HAPPENED, Map.of("topic", "gravity")),
                BASE);
        Parameters status = (Parameters) bundle.getEntryFirstRep().getResource();
        assertThat(value(status, "topic").primitiveValue()).isEqualTo(Systems.GRAVITY_TASK_TOPIC);
    }

    private static org.hl7.fhir.r4.model.Type value(Parameters parameters, String name) {
        return parameters.getParameter(name).getValue();
    }

    private static String json(Bundle bundle) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle);
    }
}
