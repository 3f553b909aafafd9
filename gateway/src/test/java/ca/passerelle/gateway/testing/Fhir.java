package ca.passerelle.gateway.testing;

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
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A plain HTTP client that speaks FHIR as one partner, and hides nothing of the answer. */
public final class Fhir {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String partner;

    public Fhir(int port, String partner) {
        this.base = "http://127.0.0.1:" + port + "/fhir";
        this.partner = partner;
    }

    /** An answer with its status; parsed when asked. */
    public record Answer(int status, String body, HttpHeaders headers) {

        public <T extends Resource> T as(Class<T> type) {
            return CONTEXT.newJsonParser().parseResource(type, body);
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Resource resource, String... headers) {
        return post(path, json(resource), headers);
    }

    public Answer post(String path, String body, String... headers) {
        return send(with(request(path), headers)
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(body)));
    }

    public Answer postXml(String path, String body) {
        return send(request(path).header("Content-Type", "application/fhir+xml").POST(BodyPublishers.ofString(body)));
    }

    public Answer put(String path, Resource resource, String... headers) {
        return send(with(request(path), headers)
                .header("Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(json(resource))));
    }

    public Answer patch(String path, String jsonPatch, String... headers) {
        return send(with(request(path), headers)
                .header("Content-Type", "application/json-patch+json")
                .method("PATCH", BodyPublishers.ofString(jsonPatch)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Any request; only the headers given, and the token. */
    public Answer send(String method, String path, byte @Nullable [] body, String... headers) {
        return send(with(request(path), headers)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)));
    }

    /** Any request with a text for its body. */
    public Answer send(String method, String path, String body, String... headers) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The bytes that answer a read, with the headers given. */
    public HttpResponse<byte[]> bytes(String path, String... headers) {
        try {
            return HTTP.send(with(request(path), headers).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String json(Resource resource) {
        return CONTEXT.newJsonParser().encodeResourceToString(resource);
    }

    private HttpRequest.Builder request(String path) {
        URI uri = URI.create(path.isEmpty() ? base : base + "/" + path).normalize();
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer token-" + partner);
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
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
}
