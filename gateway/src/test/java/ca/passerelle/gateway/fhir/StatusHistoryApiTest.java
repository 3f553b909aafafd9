package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.Systems;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code Task/$status-history}: what happened to a referral, for its parties. */
@GatewayTest
class StatusHistoryApiTest {

    private static final String DECLINE =
            "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"rejected\"},{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":"
                    + "{\"coding\":[{\"system\":\"" + Systems.STATUS_REASON + "\",\"code\":\"no-capacity\"}]}}]";

    @LocalServerPort
    private int port;

    @As("south-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir owner;

    @Test
    void tellsEveryEventOldestFirst() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Referrals.move(owner, sent.task().getIdPart(), "received");
        assertThat(owner.patch(sent.taskPath(), DECLINE).status()).isEqualTo(200);
        Parameters history = clinic.get(sent.taskPath() + "/$status-history").as(Parameters.class);

        List<ParametersParameterComponent> events = history.getParameter();
        assertThat(events).extracting(ParametersParameterComponent::getName).containsOnly("event");
        assertThat(events)
                .extracting(event -> part(event, "status", CodeType.class).getValue())
                .containsExactly("requested", "received", "rejected");
        assertThat(events)
                .extracting(event -> code(event, "businessStatus"))
                .containsExactly("sent", "received", "declined");
        assertThat(events).extracting(event -> code(event, "kind")).containsExactly("requested", "moved", "moved");
        assertThat(events)
                .extracting(
                        event -> part(event, "version", PositiveIntType.class).getValue())
                .containsExactly(1, 2, 3);
        assertThat(events)
                .extracting(event -> part(event, "who", Reference.class).getReference())
                .containsExactly(organization("south-clinic"), organization("connectors"), organization("connectors"));
        assertThat(code(events.get(2), "reason")).isEqualTo("no-capacity");
        assertThat(events.get(1).getPart())
                .extracting(ParametersParameterComponent::getName)
                .doesNotContain("reason");
        assertThat(events)
                .extracting(event -> part(event, "when", InstantType.class).getValue())
                .isSorted();
        for (ParametersParameterComponent event : events) {
            Task then = clinic.get(part(event, "task", Reference.class).getReference())
                    .as(Task.class);
            assertThat(then.getStatus().toCode())
                    .isEqualTo(part(event, "status", CodeType.class).getValue());
        }
    }

    @Test
    void isForThePartiesAlone() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        assertThat(owner.get(sent.taskPath() + "/$status-history").status()).isEqualTo(200);
        Fhir stranger = new Fhir(port, "pantry");
        Fhir.Answer theirs = stranger.get(sent.taskPath() + "/$status-history");
        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.body())
                .isEqualTo(stranger.get("Task/00000000-0000-4000-8000-000000000000/$status-history")
                        .body());
    }

    private static String organization(String partner) {
        return "Organization/" + Referrals.organization(partner);
    }

    private static String code(ParametersParameterComponent event, String name) {
        Coding coding = part(event, name, CodeableConcept.class).getCodingFirstRep();
        assertThat(coding.getDisplay()).isNotBlank();
        return coding.getCode();
    }

    private static <T extends Type> T part(ParametersParameterComponent event, String name, Class<T> type) {
        return event.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(part -> type.cast(part.getValue()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }
}
