package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.routes.directory.listing.SourceKey;
import org.hl7.fhir.r4.model.Resource;

/**
 * One record of a feed as the resource it is to be.
 *
 * @param candidate the record
 * @param resource with its id
 * @param hash SHA-256 of its JSON, which changes when and only when the resource does
 */
record Publication(Candidate candidate, Resource resource, byte[] hash) {

    SourceKey source() {
        return candidate.source();
    }

    ResourceKey key() {
        return ResourceKey.of(resource);
    }
}
