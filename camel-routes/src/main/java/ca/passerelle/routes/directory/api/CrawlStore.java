package ca.passerelle.routes.directory.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a crawl has fetched so far, kept across restarts, so that it goes on where it stopped. */
public interface CrawlStore {

    /** A page that was fetched before; empty when it was not. */
    Optional<JsonNode> page(String list, int number);

    void keep(String list, int number, JsonNode page);

    /** Forgets all pages: what they came from has moved on. */
    void clear();
}
