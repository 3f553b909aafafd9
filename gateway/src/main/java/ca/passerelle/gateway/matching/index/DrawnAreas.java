package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.matching.criteria.AreaBox;
import ca.passerelle.gateway.matching.criteria.Boundary;
import ca.passerelle.gateway.matching.criteria.Coverage;
import ca.passerelle.gateway.matching.criteria.GeoPoint;
import ca.passerelle.gateway.matching.criteria.Whereabouts;
import ca.passerelle.gateway.matching.index.Candidates.Found;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whether a person is inside the areas that services draw on a map. Bounds settle most of it; a border is read only where they do not, and then
 * remembered: many services draw the same one.
 */
@Component
public class DrawnAreas {

    private static final int REMEMBERED = 1_000;

    private static final String BORDERS = """
            select distinct on (key) key, shape from match_area where service_id = any(?) and key = any(?)
            order by key, service_id""";

    private final JdbcTemplate jdbc;
    private final Cache<String, Boundary> borders =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    DrawnAreas(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of those that draw an area, if it is known where the person is. A secret address is not told by the shape around it. */
    public Map<UUID, Coverage> coverage(Collection<Found> found, Whereabouts place) {
        GeoPoint point = place.point();
        List<Found> drawing = found.stream()
                .filter(one -> !one.service().area().drawn().isEmpty())
                .filter(one -> one.place() == null || !one.place().withheld())
                .toList();
        if (point == null || drawing.isEmpty()) {
            return Map.of();
        }
        Map<String, Coverage> byBorder = byBorder(drawing, point, place.withinKm());
        Map<UUID, Coverage> coverage = new HashMap<>();
        for (Found one : drawing) {
            coverage.put(one.id(), widest(one.service().area().drawn(), byBorder));
        }
        return coverage;
    }

    /** Borders that the bounds leave open; one that cannot be read leaves it open too. */
    private Map<String, Coverage> byBorder(List<Found> drawing, GeoPoint point, double km) {
        Map<String, Set<UUID>> open = new HashMap<>();
        Map<String, Coverage> known = new HashMap<>();
        for (Found one : drawing) {
            for (AreaBox box : one.service().area().drawn()) {
                if (box.isBeyond(point, km)) {
                    known.put(box.key(), Coverage.OUTSIDE);
                } else {
                    open.computeIfAbsent(box.key(), key -> new HashSet<>()).add(one.id());
                }
            }
        }
        Map<String, Boundary> read = new HashMap<>(borders.getAllPresent(open.keySet()));
        Set<String> unread = new HashSet<>(open.keySet());
        unread.removeAll(read.keySet());
        if (!unread.isEmpty()) {
            Set<UUID> services = new HashSet<>();
            unread.forEach(key -> services.addAll(open.getOrDefault(key, Set.of())));
            read.putAll(read(services, unread));
        }
        for (String key : open.keySet()) {
            Boundary border = read.get(key);
            known.put(key, border == null ? Coverage.BORDER : border.at(point, km));
        }
        return known;
    }

    private Map<String, Boundary> read(Set<UUID> services, Set<String> keys) {
        Map<String, Boundary> read = new HashMap<>();
        jdbc.query(
                BORDERS,
                row -> {
                    String key = row.getString("key");
                    BoundariesFromService.boundary(row.getString("shape")).ifPresent(border -> read.put(key, border));
                },
                services.toArray(UUID[]::new),
                keys.toArray(String[]::new));
        borders.putAll(read);
        return read;
    }

    private static Coverage widest(List<AreaBox> drawn, Map<String, Coverage> byBorder) {
        List<Coverage> all = new ArrayList<>();
        drawn.forEach(box -> all.add(byBorder.getOrDefault(box.key(), Coverage.BORDER)));
        if (all.contains(Coverage.INSIDE)) {
            return Coverage.INSIDE;
        }
        return all.contains(Coverage.BORDER) ? Coverage.BORDER : Coverage.OUTSIDE;
    }
}
