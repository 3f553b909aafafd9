package ca.passerelle.gateway.doors;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** What is rehearsed at the FHIR door, over loopback: a referral, and what an EMR reads beside it. */
final class RehearsedRequests implements Rehearsal.Part {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final String base;
    private final String token;
    private final UUID itself;
    private final UUID owner;
    private final String referral;

    /**
     * @param base the door's address
     * @param token what the rehearsal authenticates with
     * @param itself the Organization that refers
     * @param owner the Organization that is referred to
     */
    RehearsedRequests(String base, String token, UUID itself, UUID owner) throws IOException {
        this.base = base;
        this.token = token;
        this.itself = itself;
        this.owner = owner;
        this.referral = new ClassPathResource("rehearsal/referral.json")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{owner}", owner.toString());
    }

    @Override
    public void carryOut(int number) throws IOException {
        send(base, referral);
        send(base + "/Organization/" + owner, null);
        send(base + "/Task?owner=Organization/" + itself + "&status=requested&_include=Task:focus", null);
        send(base + "/Organization?_count=20", null);
    }

    private void send(String url, @Nullable String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "application/fhir+json");
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/fhir+json");
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("answered " + connection.getResponseCode());
        }
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }
}
