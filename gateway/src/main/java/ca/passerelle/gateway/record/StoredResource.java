package ca.passerelle.gateway.record;

import java.time.Instant;

/**
 * One version of a resource as the record holds it.
 *
 * @param json the resource with its meta, empty for a deletion
 */
public record StoredResource(ResourceKey key, int version, Instant updated, boolean deleted, String json) {

    @Override
    public String toString() {
        return key.reference() + "/_history/" + version;
    }
}
