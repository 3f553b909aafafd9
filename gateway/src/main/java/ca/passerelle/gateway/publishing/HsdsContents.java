package ca.passerelle.gateway.publishing;

import ca.passerelle.gateway.matching.PublishedServices;
import ca.passerelle.gateway.matching.PublishedServices.Listed;
import ca.passerelle.gateway.matching.PublishedServices.Page;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.routes.directory.publishing.HsdsIds;
import ca.passerelle.routes.directory.publishing.HsdsLocationFromFhir;
import ca.passerelle.routes.directory.publishing.HsdsOrganizationFromFhir;
import ca.passerelle.routes.directory.publishing.HsdsServiceFromFhir;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** HSDS records from what the record holds, each list with as few reads as there are types in it. */
@Component
class HsdsContents {

    /** Tables of HSDS that only stand in a whole service, not in a list of services. */
    private static final Set<String> NESTED =
            Set.of("phones", "schedules", "service_areas", "languages", "cost_options", "capacities", "attributes");

    private final PublishedServices published;
    private final FhirRecord record;
    private final FhirContext fhir;

    HsdsContents(PublishedServices published, FhirRecord record, FhirContext fhir) {
        this.published = published;
        this.record = record;
        this.fhir = fhir;
    }

    /** The ids alone, with when they last changed: what is missing from them is gone. */
    static List<Map<String, Object>> minimal(Page found) {
        return found.listed().stream()
                .map(listed -> Map.<String, Object>of(
                        "id", listed.id(), "last_modified", listed.changed().toString()))
                .toList();
    }

    List<Map<String, Object>> services(Caller caller, Page found, boolean full) {
        if (full) {
            return found.listed().stream()
                    .map(listed -> service(caller, listed.id()))
                    .toList();
        }
        Map<UUID, HealthcareService> services = read(caller, HealthcareService.class, resources(found));
        List<Map<String, Object>> all = new ArrayList<>();
        for (Listed listed : found.listed()) {
            HealthcareService service = services.get(listed.resource());
            if (service != null) {
                Map<String, Object> one =
                        HsdsServiceFromFhir.service(service, listed.changed().toString());
                one.keySet().removeAll(NESTED);
                all.add(one);
            }
        }
        return all;
    }

    /** A service with its organisation and all its places. */
    Map<String, Object> service(Caller caller, UUID id) {
        List<UUID> places = published.places(List.of(id));
        Map<UUID, HealthcareService> services = read(caller, HealthcareService.class, places);
        Map<UUID, Location> locations = read(caller, Location.class, targets(services.values(), true));
        HealthcareService first = places.stream()
                .map(services::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("service"));
        Map<String, Object> service = HsdsServiceFromFhir.service(
                first, String.valueOf(first.getMeta().getLastUpdatedElement().getValueAsString()));
        read(caller, Organization.class, targets(List.of(first), false)).values().stream()
                .findFirst()
                .ifPresent(organization ->
                        service.put("organization", HsdsOrganizationFromFhir.organization(organization)));
        service.put(
                "service_at_locations",
                services.values().stream()
                        .map(one -> atLocation(one, locations))
                        .toList());
        return service;
    }

    List<Map<String, Object>> servicesAtLocation(Caller caller, Page found) {
        Map<UUID, HealthcareService> services = read(caller, HealthcareService.class, resources(found));
        Map<UUID, Location> locations = read(caller, Location.class, targets(services.values(), true));
        return found.listed().stream()
                .map(listed -> services.get(listed.resource()))
                .filter(Objects::nonNull)
                .map(service -> atLocation(service, locations))
                .toList();
    }

    Map<String, Object> serviceAtLocation(Caller caller, UUID id) {
        HealthcareService service = read(caller, HealthcareService.class, List.of(id)).values().stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("service at a location"));
        Map<String, Object> one = atLocation(service, read(caller, Location.class, targets(List.of(service), true)));
        one.put("service", service(caller, HsdsIds.service(service)));
        return one;
    }

    List<Map<String, Object>> organizations(Caller caller, Page found) {
        return read(caller, Organization.class, resources(found)).values().stream()
                .map(HsdsOrganizationFromFhir::organization)
                .toList();
    }

    Map<String, Object> organization(Caller caller, UUID id) {
        return read(caller, Organization.class, List.of(id)).values().stream()
                .map(HsdsOrganizationFromFhir::organization)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("organization"));
    }

    private static Map<String, Object> atLocation(HealthcareService service, Map<UUID, Location> locations) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", HsdsIds.of(service));
        one.put("service_id", HsdsIds.service(service));
        keys(service.getLocation()).findFirst().map(locations::get).ifPresent(location -> {
            one.put("location_id", HsdsIds.of(location));
            one.put("location", HsdsLocationFromFhir.location(location));
        });
        return one;
    }

    private static List<UUID> resources(Page found) {
        return found.listed().stream().map(Listed::resource).toList();
    }

    private static List<UUID> targets(Collection<HealthcareService> services, boolean locations) {
        return services.stream()
                .flatMap(service -> keys(locations ? service.getLocation() : List.of(service.getProvidedBy())))
                .distinct()
                .toList();
    }

    private static Stream<UUID> keys(List<Reference> references) {
        return references.stream()
                .map(ResourceKey::of)
                .flatMap(Optional::stream)
                .map(ResourceKey::id);
    }

    private <R extends Resource> Map<UUID, R> read(Caller caller, Class<R> type, Collection<UUID> ids) {
        List<ResourceKey> keys = ids.stream()
                .map(id -> new ResourceKey(type.getSimpleName(), id))
                .toList();
        Map<UUID, R> read = record.readAll(caller, keys).stream()
                .collect(Collectors.toMap(stored -> stored.key().id(), stored -> parse(type, stored)));
        Map<UUID, R> inOrder = new LinkedHashMap<>();
        ids.stream().filter(read::containsKey).forEach(id -> inOrder.put(id, read.get(id)));
        return inOrder;
    }

    private <R extends Resource> R parse(Class<R> type, StoredResource stored) {
        R resource = fhir.newJsonParser().parseResource(type, stored.json());
        resource.setId(stored.key().id().toString());
        return resource;
    }
}
