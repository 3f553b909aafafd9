package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.matching.criteria.GeoPoint;
import ca.passerelle.gateway.matching.criteria.Whereabouts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Where postal codes, their areas and municipalities are, by the directory's own public places: no other source is free to be shipped. A secret
 * address has no part in it.
 */
@Component
public class Gazetteer {

    private static final Pattern POSTAL =
            Pattern.compile("(?i)\\b([ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z])\\s?-?(\\d[ABCEGHJ-NPRSTV-Z]\\d)?\\b");
    private static final int LONGEST_NAME = 5;

    /** How far from the middle of a municipality somebody may live in it. */
    private static final double TOWN_KM = 20;

    private static final String MIDDLE = """
            select percentile_cont(0.5) within group (order by latitude) as latitude,
                percentile_cont(0.5) within group (order by longitude) as longitude,
                mode() within group (order by community) as community,
                mode() within group (order by province) as province,
                mode() within group (order by fsa) as fsa, count(*) as places
            from match_place where latitude is not null and\s""";

    /** The median: one place with a wrong position does not move it. */
    private static final String MIDDLES = """
            select community, percentile_cont(0.5) within group (order by latitude) as latitude,
                percentile_cont(0.5) within group (order by longitude) as longitude
            from match_place where latitude is not null and community = any(?) group by community""";

    private final JdbcTemplate jdbc;

    Gazetteer(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A position, with the municipality and the area of the public place nearest to it. */
    public Whereabouts at(GeoPoint point) {
        return jdbc
                .query(
                        "select community, province, fsa from match_place where position is not null"
                                + " order by position <-> ll_to_earth(?, ?) limit 1",
                        (row, number) -> new Whereabouts(
                                point, row.getString("fsa"), row.getString("community"), row.getString("province")),
                        point.latitude(),
                        point.longitude())
                .stream()
                .findFirst()
                .orElse(new Whereabouts(point, null, null, null));
    }

    /** A postal code, or its first three characters; without a position where the directory has no public place. Empty for any other text. */
    public Optional<Whereabouts> postal(String text) {
        Matcher matcher = POSTAL.matcher(text);
        return matcher.find() ? Optional.of(postal(matcher)) : Optional.empty();
    }

    private Whereabouts postal(Matcher matcher) {
        String fsa = matcher.group(1).toUpperCase(Locale.ROOT);
        String rest = matcher.group(2);
        Optional<Whereabouts> exact =
                rest == null ? Optional.empty() : middle("postal_code = ?", fsa + rest.toUpperCase(Locale.ROOT));
        double withinKm = withinKm(fsa, exact.isPresent());
        return exact.or(() -> middle("fsa = ?", fsa))
                .map(found ->
                        new Whereabouts(found.point(), fsa, found.city(), province(fsa, found.province()), withinKm))
                .orElseGet(() -> new Whereabouts(null, fsa, null, Provinces.ofFsa(fsa)));
    }

    /** A postal area of the country, whose code has a zero, is as large as a county; one of a town is a few streets or a few kilometres. */
    private static double withinKm(String fsa, boolean wholeCode) {
        boolean rural = fsa.charAt(1) == '0';
        return wholeCode ? rural ? 25 : 2 : rural ? 80 : 8;
    }

    private static @Nullable String province(String fsa, @Nullable String told) {
        String known = Provinces.ofFsa(fsa);
        return known == null ? told : known;
    }

    /** Words that say where somebody is: with a postal code in them, or the name of a municipality of the directory. */
    public Optional<Whereabouts> named(String text) {
        Optional<Whereabouts> byCode = postal(text);
        if (byCode.isPresent()) {
            return byCode;
        }
        String[] names = names(text);
        List<String> known = jdbc.queryForList(
                "select distinct community from match_place where latitude is not null and community = any(?)",
                String.class,
                (Object) names);
        for (String name : names) {
            if (known.contains(name)) {
                return middle("community = ?", name)
                        .map(found -> new Whereabouts(found.point(), null, name, found.province(), TOWN_KM));
            }
        }
        return Optional.empty();
    }

    /** The middles of municipalities, as far as the directory has public places there. */
    public Map<String, GeoPoint> middles(Collection<String> communities) {
        Map<String, GeoPoint> middles = new HashMap<>();
        if (!communities.isEmpty()) {
            jdbc.query(
                    MIDDLES,
                    row -> {
                        middles.put(
                                row.getString("community"),
                                new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude")));
                    },
                    (Object) communities.toArray(String[]::new));
        }
        return middles;
    }

    /** Every run of words, the longest first: the name is somewhere in the sentence. */
    private static String[] names(String text) {
        List<String> words = List.of(AreaFromText.name(text).split("[^\\p{Alnum}']+", -1));
        List<String> names = new ArrayList<>();
        for (int length = Math.min(LONGEST_NAME, words.size()); length > 0; length--) {
            for (int from = 0; from + length <= words.size(); from++) {
                names.add(String.join(" ", words.subList(from, from + length)));
            }
        }
        return names.toArray(String[]::new);
    }

    private Optional<Whereabouts> middle(String condition, String value) {
        return jdbc.query(MIDDLE + condition, (row, number) -> whereabouts(row), value).stream()
                .filter(found -> found.point() != null)
                .findFirst();
    }

    private static Whereabouts whereabouts(ResultSet row) throws SQLException {
        GeoPoint point =
                row.getLong("places") == 0 ? null : new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude"));
        return new Whereabouts(point, row.getString("fsa"), row.getString("community"), row.getString("province"));
    }
}
