package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.listing.FeedContents;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * What changed in a feed, and all that hangs together with it.
 *
 * @param changed records of the API that are new or other than before, by id
 * @param gone ids of those that it no longer has
 * @param before what the records that hang together were
 * @param after what they are
 */
record Delta(Map<String, JsonNode> changed, Set<String> gone, FeedContents before, FeedContents after) {}
