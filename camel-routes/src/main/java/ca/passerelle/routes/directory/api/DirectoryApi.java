package ca.passerelle.routes.directory.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One GET of a directory API. What it takes to get an answer (waiting, trying again, bounds) is the business of whoever implements it. */
public interface DirectoryApi {

    /**
     * An answer that was understood as JSON.
     *
     * @param status HTTP status: 200, 304, 400 or 404
     * @param body null without a body
     * @param etag as the server gave it
     */
    record Answer(
            int status, @Nullable JsonNode body, @Nullable String etag) {}

    /**
     * @param path below the base of the API: {@code services} or {@code services/{id}}
     * @param query in a stable order
     * @param etag of an answer that is known already; null to be answered in any case
     * @throws ca.passerelle.routes.directory.FeedRefusedException when no usable answer came within the bounds
     */
    Answer get(String path, Map<String, String> query, @Nullable String etag);
}
