package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.directory.RecordTable.Known;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Writes the resources of a feed through the record, as the partner that publishes it. */
@Component
class FeedWriter {

    private static final int BATCH = 500;

    private final FhirRecord record;
    private final FhirContext fhir;

    FeedWriter(FhirRecord record, FhirContext fhir) {
        this.record = record;
        this.fhir = fhir;
    }

    /**
     * Creates or updates, all in one.
     *
     * @param known sources that have been written before
     */
    void publish(Caller publisher, List<Publication> publications, Set<SourceKey> known) {
        List<ResourceKey> asked = publications.stream()
                .filter(publication -> known.contains(publication.source()))
                .map(Publication::key)
                .toList();
        Set<ResourceKey> there = asked.isEmpty()
                ? Set.of()
                : record.readAll(publisher, asked).stream()
                        .map(StoredResource::key)
                        .collect(Collectors.toSet());
        record.write(
                publisher,
                publications.stream()
                        .map(publication -> there.contains(publication.key())
                                ? Instruction.update(publication.key().id(), publication.resource(), null)
                                : Instruction.create(publication.key().id(), publication.resource()))
                        .toList());
    }

    /** Removes what stood in them before. */
    void forget(Caller publisher, List<Known> records) {
        record.forget(
                publisher,
                records.stream()
                        .map(known -> new ResourceKey(type(known.source().kind()), known.resource()))
                        .toList());
    }

    /** Says that they are no longer offered. Nothing is deleted: referrals point at them. */
    void retire(Caller publisher, List<Known> missing) {
        List<ResourceKey> keys = missing.stream()
                .map(known -> new ResourceKey(type(known.source().kind()), known.resource()))
                .toList();
        List<Instruction> instructions = record.readAll(Callers.GATEWAY, keys).stream()
                .map(stored -> Instruction.update(stored.key().id(), retired(stored), null))
                .toList();
        inBatches(instructions, BATCH, batch -> record.write(publisher, batch));
    }

    private Resource retired(StoredResource stored) {
        Resource resource = (Resource) fhir.newJsonParser().parseResource(stored.json());
        if (resource instanceof Organization organization) {
            organization.setActive(false);
        } else if (resource instanceof Location location) {
            location.setStatus(Location.LocationStatus.INACTIVE);
        } else if (resource instanceof HealthcareService service) {
            service.setActive(false);
        }
        return resource;
    }

    private static String type(RecordKind kind) {
        return switch (kind) {
            case ORGANIZATION -> "Organization";
            case LOCATION -> "Location";
            case SERVICE, SERVICE_AT_LOCATION -> "HealthcareService";
            case TAXONOMY -> throw new IllegalArgumentException("a taxonomy is no resource");
        };
    }

    private static <T> void inBatches(List<T> all, int size, Consumer<List<T>> write) {
        for (int from = 0; from < all.size(); from += size) {
            write.accept(new ArrayList<>(all.subList(from, Math.min(all.size(), from + size))));
        }
    }
}
