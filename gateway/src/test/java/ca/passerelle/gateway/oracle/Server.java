package ca.passerelle.gateway.oracle;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One of the two FHIR servers, as one client of it. */
final class Server {

    static final FhirContext FHIR = FhirContext.forR4Cached();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String base;
    private final String token;
    private final Map<String, String> words = new ConcurrentHashMap<>();

    private Server(String base, String token) {
        this.base = base;
        this.token = token;
        words.put("{base}", base);
    }

    static Server gateway(int port, String partner) {
        return new Server("http://127.0.0.1:" + port + "/fhir", "token-" + partner);
    }

    static Server oracle(OracleProcess process) {
        return new Server(process.base(), "unread");
    }

    /** An answer as it came. */
    record Answer(int status, String body, HttpHeaders headers) {

        boolean isGood() {
            return status < 300;
        }

        <T extends Resource> T as(Class<T> type) {
            return FHIR.newJsonParser().parseResource(type, body);
        }
    }

    /** Teaches it what a word in braces means here, where the two servers must be asked with different values. */
    void means(String word, String value) {
        words.put(word, value);
    }

    /** A value as this server is to be asked for it. */
    String in(String value) {
        int begin = value.indexOf('{');
        int end = value.indexOf('}', begin);
        if (begin < 0 || end < 0) {
            return value;
        }
        String word = value.substring(begin, end + 1);
        return value.replace(word, Objects.requireNonNull(words.get(word), word));
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    /**
     * Sends a request.
     *
     * @param path below the base, or an absolute URL that the server gave
     * @param body FHIR JSON unless a header says otherwise; empty for none
     */
    Answer send(String method, String path, @Nullable String body, String... headers) {
        String url = path.startsWith("http") ? path : path.isEmpty() ? base : base + "/" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .setHeader("Authorization", "Bearer " + token)
                .setHeader("Content-Type", "application/fhir+json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String json(Resource resource) {
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }
}
