package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.profiles.DirectoryExtension;
import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads listings with what belongs to them from the record. */
@Component
class DuplicateListings {

    private final FhirRecord record;
    private final FhirContext fhir;

    DuplicateListings(FhirRecord record, FhirContext fhir) {
        this.record = record;
        this.fhir = fhir;
    }

    /**
     * A listing as it stands.
     *
     * @param organization null when it names none that is held
     * @param whole false when a place of it cannot be read: whether that one is confidential is not known then
     * @param sources versions of all that was read
     * @param changed when its feed says that it changed, else when it was written
     */
    record Read(
            HealthcareService service,
            @Nullable Organization organization,
            List<Location> locations,
            boolean whole,
            Map<UUID, Integer> sources,
            Instant changed) {}

    /** Those of these services that exist. */
    Map<UUID, Read> read(Caller caller, Collection<UUID> services) {
        Map<ResourceKey, StoredResource> stored = stored(
                caller,
                services.stream()
                        .map(id -> new ResourceKey("HealthcareService", id))
                        .toList());
        Map<ResourceKey, Resource> parsed = new HashMap<>();
        Set<ResourceKey> beside = new HashSet<>();
        stored.forEach((key, version) -> {
            HealthcareService service = (HealthcareService) parse(version);
            parsed.put(key, service);
            ResourceKey.of(service.getProvidedBy()).ifPresent(beside::add);
            service.getLocation().stream()
                    .map(ResourceKey::of)
                    .flatMap(Optional::stream)
                    .forEach(beside::add);
        });
        Map<ResourceKey, StoredResource> others = stored(caller, beside);
        others.forEach((key, version) -> parsed.put(key, parse(version)));
        Map<UUID, Read> read = new LinkedHashMap<>();
        stored.forEach((key, version) -> read.put(
                key.id(), read((HealthcareService) Objects.requireNonNull(parsed.get(key)), version, others, parsed)));
        return read;
    }

    private static Read read(
            HealthcareService service,
            StoredResource version,
            Map<ResourceKey, StoredResource> others,
            Map<ResourceKey, Resource> parsed) {
        Map<UUID, Integer> sources = new HashMap<>();
        sources.put(version.key().id(), version.version());
        Optional<ResourceKey> organization = ResourceKey.of(service.getProvidedBy());
        List<ResourceKey> places = service.getLocation().stream()
                .filter(Reference::hasReference)
                .map(ResourceKey::of)
                .flatMap(Optional::stream)
                .toList();
        organization.ifPresent(key -> source(key, others, sources));
        places.forEach(key -> source(key, others, sources));
        return new Read(
                service,
                organization.map(parsed::get).map(Organization.class::cast).orElse(null),
                places.stream()
                        .map(parsed::get)
                        .filter(Objects::nonNull)
                        .map(Location.class::cast)
                        .toList(),
                places.stream().allMatch(parsed::containsKey),
                sources,
                changed(service).orElse(version.updated()));
    }

    private static void source(ResourceKey key, Map<ResourceKey, StoredResource> others, Map<UUID, Integer> sources) {
        StoredResource version = others.get(key);
        sources.put(key.id(), version == null ? 0 : version.version());
    }

    private static Optional<Instant> changed(HealthcareService service) {
        Extension modified = service.getExtensionByUrl(DirectoryExtension.SOURCE_MODIFIED);
        return modified != null && modified.getValue() instanceof DateTimeType time && time.getValue() != null
                ? Optional.of(time.getValue().toInstant())
                : Optional.empty();
    }

    private Map<ResourceKey, StoredResource> stored(Caller caller, Collection<ResourceKey> keys) {
        Map<ResourceKey, StoredResource> stored = new LinkedHashMap<>();
        record.readAll(caller, keys).stream()
                .filter(version -> !version.deleted())
                .forEach(version -> stored.put(version.key(), version));
        return stored;
    }

    private Resource parse(StoredResource stored) {
        return (Resource) fhir.newJsonParser().parseResource(stored.json());
    }
}
