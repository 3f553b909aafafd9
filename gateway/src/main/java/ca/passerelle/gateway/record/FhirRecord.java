package ca.passerelle.gateway.record;

import ca.passerelle.gateway.record.search.Search;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record of FHIR R4 resources. Every call takes a caller; what the caller may not see does not exist for it. Writes join the
 * transaction around them, or make their own.
 */
public interface FhirRecord {

    /**
     * The current version.
     *
     * @throws Refusal NOT_FOUND, or GONE when it was deleted
     */
    StoredResource read(Caller caller, ResourceKey key);

    /**
     * One version, current or superseded.
     *
     * @throws Refusal NOT_FOUND, or GONE when that version is a deletion
     */
    StoredResource read(Caller caller, ResourceKey key, int version);

    /** Current versions of those keys that the caller may see, in no order. */
    List<StoredResource> readAll(Caller caller, Collection<ResourceKey> keys);

    /** All versions, newest first, deletions included. Empty when there is nothing that the caller may see. */
    List<StoredResource> history(Caller caller, ResourceKey key);

    /**
     * Versions of all resources of a published type that changed since, newest first, deletions included; complete even when an
     * earlier-stamped write commits later.
     *
     * @param after where the page begins, exclusive; null for the first
     * @throws Refusal NOT_OFFERED for a type that is bound to referrals
     */
    List<StoredResource> changed(Caller caller, String type, Instant since, @Nullable HistoryPosition after, int count);

    /** One page of what matches. */
    Page search(Caller caller, Search search);

    /**
     * What a search finds with a caller's eyes, for the gateway's own work on what the caller sent: nothing of it is given out, so that it is no
     * access of its own in the audit trail.
     */
    List<StoredResource> lookUp(Caller caller, Search search);

    /** The one resource that a conditional query finds; empty when there is none. Throws {@link Refusal} STALE when several match. */
    Optional<StoredResource> find(Caller caller, String type, String criteria);

    /**
     * Applies all instructions or none, past every {@link WriteRule}.
     *
     * @throws Refusal when a rule, a precondition or the content forbids it
     */
    Written write(Caller caller, List<Instruction> instructions);

    /**
     * Removes the superseded versions of published resources that the caller is custodian of, because what they told has become confidential.
     * The current versions stay.
     */
    void forget(Caller caller, Collection<ResourceKey> keys);
}
