package ca.passerelle.routes.emr.fhir;

import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.emr.fhir.mapping.outbound.MessageFromProgress;
import ca.passerelle.routes.emr.fhir.mapping.outbound.MessageReply;
import ca.passerelle.routes.emr.fhir.mapping.outbound.MessageSettings;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.AnswerProtocol;
import ca.passerelle.routes.port.Attempt;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Tells a FHIR partner by a message, sent to its {@code $process-message}, that a referral moved. The message carries the referral, so it is
 * sent with the partner's bearer token, where it gave one. What the partner's maturity does not take is not sent.
 */
public final class FhirMessageSender implements AnswerProtocol, AutoCloseable {

    private static final ContentType FHIR_JSON = ContentType.create("application/fhir+json", StandardCharsets.UTF_8);
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;
    private static final int GONE = 410;

    private final RestHookSettings settings;
    private final HookClient client;
    private final MessageFromProgress mapping;
    private final FhirContext fhir = FhirContext.forR4Cached();

    public FhirMessageSender(RestHookSettings settings, Vocabulary vocabulary) {
        this.settings = settings;
        this.client = new HookClient(settings, MAX_ANSWER_BYTES);
        this.mapping = new MessageFromProgress(vocabulary);
    }

    @Override
    public Channel channel() {
        return Channel.FHIR_MESSAGE;
    }

    @Override
    public Attempt send(Dispatch dispatch) {
        MessageSettings wanted;
        try {
            wanted = MessageSettings.of(dispatch.endpoint(), settings.fhirBase());
        } catch (IllegalArgumentException noSuchLevel) {
            return new Attempt.Failed(new byte[0], null, "misconfigured", false);
        }
        return mapping.map(dispatch, wanted)
                .map(message -> post(
                        dispatch.endpoint(), bytes(message), dispatch.delivery().toString()))
                .orElseGet(() -> new Attempt.Omitted("not-taken"));
    }

    @Override
    public Attempt answer(PartnerEndpoint endpoint, byte[] answer) {
        // Nobody answers an answer: only that it was taken counts.
        return post(endpoint, answer, "");
    }

    private byte[] bytes(Bundle message) {
        return fhir.newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .encodeResourceToString(message)
                .getBytes(StandardCharsets.UTF_8);
    }

    private Attempt post(PartnerEndpoint endpoint, byte[] body, String message) {
        Optional<URI> address = WebAddresses.parse(endpoint.address(), settings.plainHttp());
        if (address.isEmpty()) {
            return new Attempt.Failed(body, null, "misconfigured", false);
        }
        HttpPost post = new HttpPost(address.get());
        post.setHeader(HttpHeaders.ACCEPT, FHIR_JSON.getMimeType());
        if (!endpoint.secret().isEmpty()) {
            post.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + endpoint.secret());
        }
        post.setEntity(new ByteArrayEntity(body, FHIR_JSON));
        return client.deliver(post, body, answer -> read(body, answer, message));
    }

    private static Attempt read(byte[] sent, HookClient.Answer answer, String message) {
        byte[] kept = answer.kept();
        if (answer.status() == GONE) {
            return new Attempt.Failed(sent, kept, "gone", false);
        }
        return switch (MessageReply.of(answer.status(), answer.body(), message)) {
            case TAKEN -> new Attempt.Delivered(sent, kept);
            case LATER -> new Attempt.Failed(sent, kept, "unavailable", true);
            case REFUSED -> new Attempt.Failed(sent, kept, "refused", false);
            case UNCLEAR -> new Attempt.Failed(sent, kept, "wrong-answer", true);
        };
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
