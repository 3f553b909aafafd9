package ca.passerelle.routes.emr.fhir;

import ca.passerelle.routes.emr.fhir.mapping.NotificationFromProgress;
import ca.passerelle.routes.emr.fhir.mapping.SubscriptionNotices;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.Attempt;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.HandshakeProtocol;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Tells a FHIR partner by a REST hook that a referral moved: an id-only notification, signed as Standard Webhooks 1.0 says, with the
 * delivery's id as {@code webhook-id}. Only a 2xx is success; a redirect is a failure like any other.
 */
public final class RestHookSender implements HandshakeProtocol, AutoCloseable {

    private static final ContentType FHIR_JSON = ContentType.create("application/fhir+json", StandardCharsets.UTF_8);
    private static final int GONE = 410;
    private static final int MAX_ANSWER_BYTES = 16 * 1024;
    private static final Set<Integer> UNAVAILABLE = Set.of(429, 502, 503, 504);

    private final RestHookSettings settings;
    private final HookClient client;
    private final FhirContext fhir = FhirContext.forR4Cached();

    public RestHookSender(RestHookSettings settings) {
        this.settings = settings;
        this.client = new HookClient(settings, MAX_ANSWER_BYTES);
    }

    @Override
    public Channel channel() {
        return Channel.REST_HOOK;
    }

    @Override
    public Attempt send(Dispatch dispatch) {
        Bundle notification = NotificationFromProgress.bundle(dispatch, settings.fhirBase());
        return post(dispatch.endpoint(), dispatch.delivery(), dispatch.at(), notification);
    }

    @Override
    public Attempt handshake(PartnerEndpoint endpoint, Instant at) {
        Bundle handshake = SubscriptionNotices.handshake(endpoint, settings.fhirBase(), at);
        return post(endpoint, endpoint.id(), at, handshake);
    }

    private Attempt post(PartnerEndpoint endpoint, UUID id, Instant at, Bundle notification) {
        byte[] body = fhir.newJsonParser().encodeResourceToString(notification).getBytes(StandardCharsets.UTF_8);
        Optional<URI> address = WebAddresses.parse(endpoint.address(), settings.plainHttp());
        Optional<WebhookSecret> secret = WebhookSecret.parse(endpoint.secret());
        if (address.isEmpty() || secret.isEmpty()) {
            return new Attempt.Failed(body, null, "misconfigured", false);
        }
        return client.deliver(
                request(id.toString(), at, address.get(), secret.get(), body), body, answer -> read(body, answer));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static HttpPost request(String id, Instant at, URI address, WebhookSecret secret, byte[] body) {
        long timestamp = at.getEpochSecond();
        HttpPost post = new HttpPost(address);
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", timestamp);
        post.setHeader("webhook-signature", secret.signature(id, timestamp, body));
        post.setEntity(new ByteArrayEntity(body, FHIR_JSON));
        return post;
    }

    private static Attempt read(byte[] sent, HookClient.Answer answer) {
        byte[] kept = answer.kept();
        int status = answer.status();
        if (status / 100 == 2) {
            return new Attempt.Delivered(sent, kept);
        }
        if (status == GONE) {
            return new Attempt.Failed(sent, kept, "gone", false);
        }
        return new Attempt.Failed(sent, kept, UNAVAILABLE.contains(status) ? "unavailable" : "refused", true);
    }
}
