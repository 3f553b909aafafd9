package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.directory.RecordTable.Known;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.routes.directory.fhir.ConcealedResource;
import ca.passerelle.routes.directory.fhir.ProvenanceOfRun;
import ca.passerelle.routes.directory.fhir.ProvenanceOfRun.Activity;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.Secrets;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
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
     * Creates or updates, all in one, and says where it comes from.
     *
     * @param known sources that have been written before
     */
    void publish(Caller publisher, List<Publication> publications, Set<SourceKey> known, ProvenanceOfRun provenance) {
        List<ResourceKey> asked = publications.stream()
                .filter(publication -> known.contains(publication.source()))
                .map(Publication::key)
                .toList();
        Set<ResourceKey> there = asked.isEmpty()
                ? Set.of()
                : record.readAll(publisher, asked).stream()
                        .map(StoredResource::key)
                        .collect(Collectors.toSet());
        List<Instruction> instructions = new ArrayList<>();
        List<ResourceKey> created = new ArrayList<>();
        for (Publication publication : publications) {
            UUID id = publication.key().id();
            if (there.contains(publication.key())) {
                instructions.add(Instruction.update(id, publication.resource(), null));
            } else {
                instructions.add(Instruction.create(id, publication.resource()));
                created.add(publication.key());
            }
        }
        instructions.addAll(told(provenance, Activity.CREATE, created));
        instructions.addAll(told(provenance, Activity.UPDATE, List.copyOf(there)));
        record.write(publisher, instructions);
    }

    /** In parts, so that no Provenance grows beyond what a reader takes. */
    private static List<Instruction> told(ProvenanceOfRun provenance, Activity activity, List<ResourceKey> targets) {
        List<Instruction> told = new ArrayList<>();
        inBatches(
                targets,
                BATCH,
                part -> told.add(Instruction.create(
                        provenance.of(
                                activity,
                                part.stream().map(ResourceKey::reference).toList()),
                        null)));
        return told;
    }

    /** Removes what stood in them before. */
    void forget(Caller publisher, List<Known> records) {
        record.forget(
                publisher,
                records.stream()
                        .map(known -> new ResourceKey(type(known.source().kind()), known.resource()))
                        .toList());
    }

    /**
     * Takes what is secret out of records as they stand.
     *
     * @param withdrawn what is not to be shown any more
     * @return those of them that are places whose address was told
     */
    Set<SourceKey> conceal(Caller publisher, List<Known> left, Secrets secrets, Set<SourceKey> withdrawn) {
        Set<SourceKey> places = new HashSet<>();
        inBatches(left, BATCH, batch -> {
            Map<ResourceKey, Known> sources = batch.stream()
                    .collect(Collectors.toMap(
                            known -> new ResourceKey(type(known.source().kind()), known.resource()),
                            Function.identity()));
            Set<String> hidden = batch.stream()
                    .filter(known -> withdrawn.contains(known.source()))
                    .map(known -> "Location/" + known.resource())
                    .collect(Collectors.toSet());
            List<Instruction> instructions = new ArrayList<>();
            for (StoredResource stored : record.readAll(Callers.GATEWAY, sources.keySet())) {
                Known known = sources.get(stored.key());
                Resource told = (Resource) fhir.newJsonParser().parseResource(stored.json());
                boolean withheld = known != null && withdrawn.contains(known.source())
                        || told instanceof HealthcareService service
                                && service.getLocation().stream()
                                        .anyMatch(place -> hidden.contains(place.getReference()));
                Resource safe = ConcealedResource.of(told, secrets, withheld, fhir);
                if (!safe.equalsDeep(told)) {
                    instructions.add(Instruction.update(stored.key().id(), safe, null));
                    if (safe instanceof Location && known != null) {
                        places.add(known.source());
                    }
                }
            }
            record.write(publisher, instructions);
        });
        return places;
    }

    /** Says that they are no longer offered. Nothing is deleted: referrals point at them. */
    void retire(Caller publisher, List<Known> missing, ProvenanceOfRun provenance) {
        List<ResourceKey> keys = missing.stream()
                .map(known -> new ResourceKey(type(known.source().kind()), known.resource()))
                .toList();
        List<Instruction> instructions = record.readAll(Callers.GATEWAY, keys).stream()
                .map(stored -> Instruction.update(stored.key().id(), retired(stored), null))
                .toList();
        inBatches(instructions, BATCH, batch -> record.write(publisher, batch));
        record.write(publisher, told(provenance, Activity.OBSOLETE, keys));
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
