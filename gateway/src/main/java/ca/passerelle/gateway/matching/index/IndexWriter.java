package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.database.Statements;
import ca.passerelle.gateway.matching.criteria.Fit;
import ca.passerelle.gateway.matching.criteria.GeoPoint;
import ca.passerelle.gateway.matching.criteria.ServiceTraits;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.publishing.HsdsIds;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the tables {@code match_place}, {@code match_service} and {@code match_need}, together with the resources that they are drawn from. */
@Component
class IndexWriter {

    /** Status words of feeds for what is offered. */
    private static final Set<String> OFFERED = Set.of("active", "not-referable");

    private static final String PLACE = """
            insert into match_place (id, position, latitude, longitude, postal_code, fsa, community, province, withheld, traits)
            values (?, ll_to_earth(?::float8, ?::float8), ?::float8, ?::float8, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set position = excluded.position, latitude = excluded.latitude,
                longitude = excluded.longitude, postal_code = excluded.postal_code, fsa = excluded.fsa,
                community = excluded.community, province = excluded.province, withheld = excluded.withheld,
                traits = excluded.traits""";

    /** What is there already moves along. */
    private static final String MOVE = """
            update match_need n set position = p.position, community = p.community
            from match_service s join match_place p on p.id = s.location_id
            where s.location_id = ? and n.service_id = s.id
                and (n.position is distinct from p.position or n.community is distinct from p.community)""";

    private static final String SERVICE = """
            insert into match_service (id, organization_id, location_id, service_key, listed, changed, traits)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set organization_id = excluded.organization_id,
                location_id = excluded.location_id, service_key = excluded.service_key, listed = excluded.listed,
                changed = excluded.changed, traits = excluded.traits""";

    private static final String NEEDS = """
            insert into match_need (need, service_id, position, community, age_from, age_to)
            select need, ?, p.position, p.community, ?, ?
            from unnest(string_to_array(?, ' ')) need left join match_place p on p.id = ?""";

    private static final String AREA =
            "insert into match_area (service_id, key, shape) values (?, ?, ?) on conflict do nothing";

    private final TraitsFromService services;
    private final TraitsFromPlace places;
    private final TraitsJson json;

    IndexWriter(TraitsFromService services, TraitsFromPlace places, TraitsJson json) {
        this.services = services;
        this.places = places;
        this.json = json;
    }

    /** @param after null when it is deleted */
    void place(UUID id, @Nullable Location after, boolean creation, Statements statements) {
        if (after == null) {
            statements.add(
                    "update match_need set position = null where service_id in"
                            + " (select id from match_service where location_id = ?)",
                    id);
            statements.add("delete from match_place where id = ?", id);
            return;
        }
        TraitsFromPlace.Place place = places.place(after);
        GeoPoint point = place.point();
        Double latitude = point == null ? null : point.latitude();
        Double longitude = point == null ? null : point.longitude();
        statements.add(
                PLACE,
                id,
                latitude,
                longitude,
                latitude,
                longitude,
                place.postalCode(),
                place.fsa(),
                place.community(),
                place.province(),
                place.traits().withheld(),
                json.write(place.traits()));
        if (!creation) {
            statements.add(MOVE, id);
        }
    }

    /** @param after null when it is deleted */
    void service(UUID id, @Nullable HealthcareService after, boolean creation, Instant at, Statements statements) {
        if (!creation) {
            statements.add("delete from match_need where service_id = ?", id);
            statements.add("delete from match_area where service_id = ?", id);
        }
        if (after == null) {
            statements.add("delete from match_service where id = ?", id);
            return;
        }
        ServiceTraits traits = services.traits(after);
        UUID location = after.getLocation().stream()
                .map(ResourceKey::of)
                .flatMap(Optional::stream)
                .map(ResourceKey::id)
                .findFirst()
                .orElse(null);
        UUID organization =
                ResourceKey.of(after.getProvidedBy()).map(ResourceKey::id).orElse(null);
        statements.add(
                SERVICE,
                id,
                organization,
                location,
                HsdsIds.service(after),
                traits.active() || !wasActive(after),
                Timestamp.from(at),
                json.write(traits));
        if (!traits.area().drawn().isEmpty()) {
            BoundariesFromService.of(after)
                    .forEach(drawn -> statements.add(AREA, id, drawn.box().key(), drawn.geoJson()));
        }
        if (traits.active() && traits.referable()) {
            statements.add(NEEDS, id, traits.ageFrom(), traits.ageTo(), String.join(" ", keys(traits)), location);
        }
    }

    /** What its feed no longer holds is not active, though the feed's last word was that it is. */
    private static boolean wasActive(HealthcareService service) {
        Extension status = service.getExtensionByUrl(DirectoryExtension.LISTING_STATUS);
        return status == null
                || status.getValue() == null
                || OFFERED.contains(String.valueOf(status.getValue().primitiveValue()));
    }

    /** By what it is found: what codes say apart from what words say. */
    private static List<String> keys(ServiceTraits traits) {
        if (traits.fits().isEmpty() || !traits.needKnown()) {
            List<String> keys = keys(traits.fits());
            keys.add(NeedKey.UNKNOWN);
            return keys;
        }
        return keys(traits.fits());
    }

    private static List<String> keys(Map<String, Fit> fits) {
        return fits.entrySet().stream()
                .map(fit -> fit.getValue().isCoded() ? fit.getKey() : NeedKey.words(fit.getKey()))
                .collect(Collectors.toList());
    }
}
