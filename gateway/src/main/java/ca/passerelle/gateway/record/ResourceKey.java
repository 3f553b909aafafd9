package ca.passerelle.gateway.record;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Type and id of a resource of the record. */
public record ResourceKey(String type, UUID id) implements Comparable<ResourceKey> {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** The key that a relative literal reference names; empty when it is of another form. */
    public static Optional<ResourceKey> of(@Nullable String reference) {
        if (reference == null) {
            return Optional.empty();
        }
        int slash = reference.indexOf('/');
        if (slash < 1) {
            return Optional.empty();
        }
        String rest = reference.substring(slash + 1);
        int history = rest.indexOf("/_history/");
        return uuid(history < 0 ? rest : rest.substring(0, history))
                .map(id -> new ResourceKey(reference.substring(0, slash), id));
    }

    public static Optional<ResourceKey> of(Reference reference) {
        return of(reference.getReference());
    }

    public static ResourceKey of(Resource resource) {
        IIdType id = resource.getIdElement();
        return new ResourceKey(resource.fhirType(), UUID.fromString(id.getIdPart()));
    }

    /** The UUID that a logical id is; empty for any other text, which no resource of ours can have. */
    public static Optional<UUID> uuid(@Nullable String id) {
        return id != null && UUID_FORM.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }

    public String reference() {
        return type + "/" + id;
    }

    public Reference toReference() {
        return new Reference(reference());
    }

    @Override
    public int compareTo(ResourceKey other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }
}
