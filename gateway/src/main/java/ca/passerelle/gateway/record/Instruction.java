package ca.passerelle.gateway.record;

import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One write that is asked of the record: an interaction of the REST API or an entry of a transaction.
 *
 * @param verb what is to be done
 * @param type the resource type
 * @param id the resource, unless it is to be created or found by criteria
 * @param criteria the query of a conditional interaction, without the type
 * @param resource the resource for a create or an update
 * @param patch the steps of a patch
 * @param ifMatch the version that the resource must have
 * @param fullUrl by what other entries of the transaction call it
 * @param location where it stands in the request, for problems
 * @param purpose what the gateway itself does it for, for the rules; null for whatever comes from a partner
 * @param labels security labels that a door of the gateway gives the resource; a label of the same system takes the place of one before
 */
public record Instruction(
        Verb verb,
        String type,
        @Nullable UUID id,
        @Nullable String criteria,
        @Nullable Resource resource,
        @Nullable Patch patch,
        @Nullable Integer ifMatch,
        @Nullable String fullUrl,
        String location,
        @Nullable String purpose,
        List<Coding> labels) {

    public Instruction {
        labels = List.copyOf(labels);
    }

    public Instruction(
            Verb verb,
            String type,
            @Nullable UUID id,
            @Nullable String criteria,
            @Nullable Resource resource,
            @Nullable Patch patch,
            @Nullable Integer ifMatch,
            @Nullable String fullUrl,
            String location) {
        this(verb, type, id, criteria, resource, patch, ifMatch, fullUrl, location, null, List.of());
    }

    /** The same for a purpose that rules know. */
    public Instruction forPurpose(String known) {
        return new Instruction(verb, type, id, criteria, resource, patch, ifMatch, fullUrl, location, known, labels);
    }

    /** The same with the labels that the resource was given by the gateway's own mapping; those of a client are never taken. */
    public Instruction labelled() {
        return resource == null || !resource.getMeta().hasSecurity()
                ? this
                : new Instruction(
                        verb,
                        type,
                        id,
                        criteria,
                        resource,
                        patch,
                        ifMatch,
                        fullUrl,
                        location,
                        purpose,
                        resource.getMeta().getSecurity());
    }

    /** The writing interactions of FHIR, in the order in which a transaction applies them. */
    public enum Verb {
        DELETE,
        CREATE,
        UPDATE,
        PATCH
    }

    public static Instruction create(Resource resource, @Nullable String ifNoneExist) {
        return new Instruction(
                Verb.CREATE, resource.fhirType(), null, ifNoneExist, resource, null, null, null, resource.fhirType());
    }

    /** A create under an id that the gateway itself derives, as the directory does from a feed's record numbers. */
    public static Instruction create(UUID id, Resource resource) {
        return new Instruction(
                Verb.CREATE, resource.fhirType(), id, null, resource, null, null, null, resource.fhirType());
    }

    public static Instruction update(UUID id, Resource resource, @Nullable Integer ifMatch) {
        return new Instruction(
                Verb.UPDATE, resource.fhirType(), id, null, resource, null, ifMatch, null, resource.fhirType());
    }

    public static Instruction patch(ResourceKey key, Patch patch, @Nullable Integer ifMatch) {
        return new Instruction(Verb.PATCH, key.type(), key.id(), null, null, patch, ifMatch, null, key.type());
    }

    public static Instruction delete(ResourceKey key, @Nullable Integer ifMatch) {
        return new Instruction(Verb.DELETE, key.type(), key.id(), null, null, null, ifMatch, null, key.type());
    }
}
