package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.subscription.Handshakes;
import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.HookReceiver;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.Systems;
import java.time.Duration;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Subscriptions of the R5 Backport as a FHIR partner opens them: handshake, events, status, catching up, end. */
@GatewayTest
class SubscriptionApiTest {

    private static final String SERVER = "https://hooks.south.example.org";
    private static final UUID AGREED = UUID.fromString("0f1d3c52-8f0f-4c8b-9a54-0b6f3a6f7d11");

    @LocalServerPort
    private int port;

    @Value("${test.hook-port}")
    private int hookPort;

    @Autowired
    private Handshakes handshakes;

    @Autowired
    private JdbcTemplate jdbc = new JdbcTemplate();

    @As("south-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir connectors;

    private HookReceiver hooks;

    @BeforeEach
    void listen() {
        hooks = new HookReceiver(hookPort);
        // A server with a public name: no resource of the record names one that has none.
        jdbc.update(
                "insert into partner_endpoint (id, partner_id, channel, address, secret, language) select ?, partner_id,"
                        + " channel, ?, secret, language from partner_endpoint where address = ? on conflict (id) do update"
                        + " set active = true",
                AGREED,
                SERVER + "/agreed",
                "http://127.0.0.1:" + hookPort + "/south");
    }

    @AfterEach
    void stop() {
        // The context is shared: no other test is told by what this one opened.
        jdbc.update("update partner_endpoint set active = false, subscription = 'off' where subscription is not null");
        jdbc.update("update partner_endpoint set active = false where id = ?", AGREED);
        hooks.close();
    }

    @Test
    void whoeverAnswersTheHandshakeIsToldAndMayCatchUp() {
        String path = subscribe(subscription(Systems.GRAVITY_TASK_TOPIC, "id-only"));
        assertThat(status(path)).isEqualTo(SubscriptionStatus.REQUESTED);
        handshakes.run();
        assertThat(status(path)).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(hooks.received()).anySatisfy(notice -> assertThat(notice.body())
                .contains("handshake", path, Systems.GRAVITY_TASK_TOPIC));

        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Referrals.move(connectors, sent.task().getIdPart(), "accepted");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> hooks.about(sent.task().getIdPart()).stream()
                        .anyMatch(notice -> notice.body().contains(path + "/$status")));
        Parameters standing = only(clinic.get(path + "/$status"));
        assertThat(value(standing, "status")).isEqualTo("active");
        assertThat(value(standing, "type")).isEqualTo("query-status");
        assertThat(value(standing, "events-since-subscription-start")).isEqualTo("1");

        Bundle missed = clinic.get(path + "/$events?eventsSinceNumber=1&eventsUntilNumber=5")
                .as(Bundle.class);
        ParametersParameterComponent event =
                ((Parameters) missed.getEntryFirstRep().getResource()).getParameter("notification-event");
        assertThat(((Reference) event.getPart().get(2).getValue()).getReference())
                .endsWith(sent.taskPath());
        assertThat(clinic.get(path + "/$events?eventsSinceNumber=2").body()).doesNotContain("notification-event");
        assertThat(clinic.get(path + "/$events?eventsSinceNumber=x").status()).isEqualTo(400);
        assertThat(clinic.get("Subscription/$status").as(Bundle.class).getTotal())
                .as("with the endpoint of the registry")
                .isGreaterThanOrEqualTo(2);
        for (String another : new String[] {path, path + "/$status", path + "/$events"}) {
            assertThat(connectors.get(another).status()).as(another).isEqualTo(404);
        }

        assertThat(clinic.delete(path).status()).isIn(200, 204);
        int before = hooks.received().size();
        Referrals.move(connectors, sent.task().getIdPart(), "in-progress");
        await().atMost(Duration.ofSeconds(20)).until(() -> hooks.received().size() > before);
        assertThat(hooks.received().subList(before, hooks.received().size()))
                .as("only the endpoint of the registry is told")
                .noneMatch(notice -> notice.body().contains(path));
    }

    @Test
    void whoeverDoesNotAnswerIsToldNothingUntilItAsksAgain() {
        hooks.answer(500);
        String path = subscribe(subscription(Systems.REFERRAL_TOPIC, "empty"));
        handshakes.run();
        Subscription failed = clinic.get(path).as(Subscription.class);
        assertThat(failed.getStatus()).isEqualTo(SubscriptionStatus.ERROR);
        assertThat(failed.getError()).contains("refused");
        hooks.answer(204);
        handshakes.run();
        assertThat(status(path)).isEqualTo(SubscriptionStatus.ERROR);
        assertThat(clinic.put(path, failed.setStatus(SubscriptionStatus.REQUESTED))
                        .status())
                .isEqualTo(200);
        reachable(failed.getIdElement().getIdPart());
        handshakes.run();
        assertThat(status(path)).isEqualTo(SubscriptionStatus.ACTIVE);

        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Referrals.move(connectors, sent.task().getIdPart(), "accepted");
        await().atMost(Duration.ofSeconds(20)).until(() -> hooks.received().stream()
                .anyMatch(notice -> notice.body().contains(path) && notice.number() == 1));
        assertThat(hooks.received().stream().filter(notice -> notice.body().contains(path)))
                .as("no more than that something happened")
                .noneMatch(notice -> notice.body().contains(sent.task().getIdPart()));

        jdbc.update("update partner_endpoint set ends = clock_timestamp() where subscription = 'active'");
        handshakes.run();
        assertThat(status(path)).isEqualTo(SubscriptionStatus.OFF);
    }

    @Test
    void anAddressWrittenDuringTheHandshakeOfAnotherIsNotActiveUnproven() {
        String path = subscribe(subscription(Systems.REFERRAL_TOPIC, "id-only"));
        Subscription other = clinic.get(path).as(Subscription.class);
        other.getChannel().setEndpoint(SERVER + "/another");
        hooks.beforeAnswer(() -> clinic.put(path, other));
        handshakes.run();
        Subscription written = clinic.get(path).as(Subscription.class);
        assertThat(written.getChannel().getEndpoint()).isEqualTo(SERVER + "/another");
        assertThat(written.getStatus()).isEqualTo(SubscriptionStatus.REQUESTED);
        assertThat(jdbc.queryForObject(
                        "select active from partner_endpoint where id = ?::uuid",
                        Boolean.class,
                        other.getIdElement().getIdPart()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "criteria; Task?status=requested; Subscription.criteria; not-supported",
                "criteria; http://example.org/SubscriptionTopic/other; Subscription.criteria; not-supported",
                "type; email; Subscription.channel.type; not-supported",
                "content; full-resource; Subscription.channel.payload.extension; not-supported",
                "payload; application/fhir+xml; Subscription.channel.payload; not-supported",
                "header; Authorization: x; Subscription.channel.header; not-supported",
                "filter; Task?status=requested; Subscription.criteria.extension; not-supported",
                "endpoint; https://example.org/hook; Subscription.channel.endpoint; not-allowed",
                "endpoint; http://hooks.south.example.org/hook; Subscription.channel.endpoint; not-allowed",
                "endpoint; https://hooks.south.example.org:8443/hook; Subscription.channel.endpoint; not-allowed",
                "endpoint; https://hooks.south.example.org.example.com/hook; Subscription.channel.endpoint; not-allowed",
                "endpoint; http://127.0.0.1:1/south; Subscription.channel.endpoint; invalid-value",
                "endpoint; http://169.254.169.254/latest; Subscription.channel.endpoint; invalid-value",
            })
    void whatIsNotCarriedOutIsRefusedWhereItStands(String what, String value, String place, String code) {
        Subscription wish = subscription(Systems.REFERRAL_TOPIC, "id-only");
        switch (what) {
            case "criteria" -> wish.setCriteria(value);
            case "type" -> wish.getChannel().setType(SubscriptionChannelType.fromCode(value));
            case "content" ->
                wish.getChannel()
                        .getPayloadElement()
                        .getExtensionByUrl(Systems.SUBSCRIPTION_CONTENT)
                        .setValue(new CodeType(value));
            case "payload" -> wish.getChannel().setPayload(value);
            case "header" -> wish.getChannel().addHeader(value);
            case "filter" ->
                wish.getCriteriaElement().addExtension("https://example.org/filter", new CodeType("status"));
            default -> wish.getChannel().setEndpoint(value);
        }
        Fhir.Answer answer = clinic.post("Subscription", wish);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        OperationOutcome.OperationOutcomeIssueComponent issue =
                answer.as(OperationOutcome.class).getIssueFirstRep();
        assertThat(issue.getExpression().get(0).getValue()).isEqualTo(place);
        assertThat(issue.getDetails().getCodingFirstRep().getCode()).isEqualTo(code);
    }

    private Subscription subscription(String topic, String content) {
        Subscription subscription = new Subscription()
                .setStatus(SubscriptionStatus.REQUESTED)
                .setReason("To follow our referrals")
                .setCriteria(topic);
        subscription
                .getChannel()
                .setType(SubscriptionChannelType.RESTHOOK)
                .setEndpoint(SERVER + "/subscribed")
                .setPayload("application/fhir+json")
                .getPayloadElement()
                .addExtension(Systems.SUBSCRIPTION_CONTENT, new CodeType(content));
        return subscription;
    }

    private String subscribe(Subscription subscription) {
        Fhir.Answer answer = clinic.post("Subscription", subscription);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String id = answer.as(Subscription.class).getIdElement().getIdPart();
        reachable(id);
        return "Subscription/" + id;
    }

    /** Leads the name of the server to the receiver. */
    private void reachable(String id) {
        assertThat(jdbc.update(
                        "update partner_endpoint set address = ? where id = ?::uuid and address = ?",
                        "http://127.0.0.1:" + hookPort + "/subscribed",
                        id,
                        SERVER + "/subscribed"))
                .isEqualTo(1);
    }

    private SubscriptionStatus status(String path) {
        return clinic.get(path).as(Subscription.class).getStatus();
    }

    private static Parameters only(Fhir.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return (Parameters) answer.as(Bundle.class).getEntryFirstRep().getResource();
    }

    private static String value(Parameters parameters, String name) {
        return parameters.getParameter(name).getValue().primitiveValue();
    }
}
