package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.listing.SourceKey;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One record of a feed that may become a resource. The resource is made when it is asked for and again when it is written, because all of a
 * province's at once do not fit in memory.
 *
 * @param source how the feed names it
 * @param modified when the feed says that it last changed
 * @param crisis fingerprint of a crisis line; null for what is none
 */
record Candidate(SourceKey source, @Nullable String modified, byte @Nullable [] crisis, Supplier<Resource> resource) {}
