package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.profiles.Systems;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds listings by words, place and need. Unknown is a third value: a listing that does not say where it is, or what need it meets, is not
 * left out; it comes last and says so.
 */
@Component
public class DirectorySearch {

    private static final double METRES = 1000;

    /** Read beyond what is asked for, because a service that several feeds list fills one line. */
    private static final int SPARE = 10;

    private static final int MOST = 800;

    /** Found less often than this, what a text perhaps means is looked for too. */
    private static final int FEW = 10;

    private static final String FOUND = """
            with asked as materialized (
                select websearch_to_tsquery('directory_english', :text::text) as english,
                    websearch_to_tsquery('directory_french', :text::text) as french,
                    to_tsquery('directory_english', :meant::text) as meant_english,
                    to_tsquery('directory_french', :meant::text) as meant_french),
            found as (
                select l.id, %s as km, %s as category_known, %s as text_match, %s as rank, latitude is null as nowhere,
                    coalesce(name_en, name_fr) as name, count(*) over () as total
                from asked, directory_listing l where active%s
                order by %s limit :limit)
            select l.id, organization_id, organization_name, location_id, name_en, name_fr, summary_en, summary_fr,
                categories, languages, city, "virtual", withheld, km, category_known, %s as name_match, text_match,
                %s as name_may_match, total
            from found join directory_listing l on l.id = found.id cross join asked
            order by %s""";

    /** The distance on a sphere, as GeoPoint has it; ten times as fast as by way of the index's points. */
    private static final String KM = """
            case when latitude is not null then 2 * 6371.0088 * asin(least(1, sqrt(
                power(sin(radians(latitude - :latitude) / 2), 2) + cos(radians(latitude)) * cos(radians(:latitude))
                    * power(sin(radians(longitude - :longitude) / 2), 2)))) end""";

    private static final String WITHIN = """
            (latitude is null or (earth_box(ll_to_earth(:latitude, :longitude), :metres)
                @> ll_to_earth(latitude, longitude)
                and earth_distance(ll_to_earth(latitude, longitude), ll_to_earth(:latitude, :longitude)) <= :metres))""";

    private static final String TEXT_MATCHES = "(text_en @@ english or text_fr @@ french)";
    private static final String TEXT_MAY_MATCH = "(text_en @@ meant_english or text_fr @@ meant_french)";
    private static final String NAME_MATCHES =
            "(ts_filter(text_en, '{a}') @@ english or ts_filter(text_fr, '{a}') @@ french)";
    private static final String NAME_MAY_MATCH =
            "(ts_filter(text_en, '{a}') @@ meant_english or ts_filter(text_fr, '{a}') @@ meant_french)";
    private static final String RANK = "greatest(ts_rank_cd(text_en, english), ts_rank_cd(text_fr, french))";
    private static final String MEANT_RANK =
            "greatest(ts_rank_cd(text_en, meant_english), ts_rank_cd(text_fr, meant_french))";
    private static final String IN_CATEGORY = "categories @> array[:category]::text[]";

    private final NamedParameterJdbcTemplate jdbc;
    private final Partners partners;
    private final SameService same;
    private final DirectoryWords words;

    DirectorySearch(NamedParameterJdbcTemplate jdbc, Partners partners, SameService same, DirectoryWords words) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.same = same;
        this.words = words;
    }

    /** Active services that match or may match, the best first, each once whoever lists it. */
    public SearchResult search(DirectoryQuery query) {
        int fetched = query.limit() + SPARE;
        String meant = null;
        SearchResult found = listings(query, meant, fetched);
        if (query.text() != null && found.total() < FEW) {
            meant = words.perhapsMeant(query.text()).orElse(null);
            found = meant == null ? found : listings(query, meant, fetched);
        }
        while (true) {
            List<UUID> ids =
                    found.listings().stream().map(FoundListing::service).toList();
            List<FoundListing> once = ShownOnce.of(found.listings(), same.of(ids), query.language());
            boolean all = found.listings().size() < fetched || fetched >= MOST;
            if (all || once.size() >= query.limit()) {
                return new SearchResult(
                        found.total() - (ids.size() - once.size()),
                        once.stream().limit(query.limit()).toList());
            }
            fetched = Math.min(MOST, fetched * 2);
            found = listings(query, meant, fetched);
        }
    }

    /** @param meant what the text perhaps means beside what it says; null for nothing */
    private SearchResult listings(DirectoryQuery query, @Nullable String meant, int limit) {
        Set<UUID> taking = partners.all().stream().map(Partner::organization).collect(Collectors.toSet());
        AtomicLong total = new AtomicLong();
        FoundListings mapping = new FoundListings(query, taking);
        List<FoundListing> found =
                jdbc.query(sql(query, meant != null), parameters(query, meant, limit), (row, number) -> {
                    total.set(row.getLong("total"));
                    return mapping.listing(row);
                });
        return new SearchResult(total.get(), found);
    }

    private static String sql(DirectoryQuery query, boolean meant) {
        boolean near = query.near() != null;
        boolean text = query.text() != null;
        boolean category = query.category() != null;
        StringBuilder conditions = new StringBuilder();
        if (near && query.km() != null) {
            conditions.append(" and " + WITHIN);
        }
        if (text) {
            conditions.append(" and ");
            conditions.append(meant ? "(" + TEXT_MATCHES + " or " + TEXT_MAY_MATCH + ")" : TEXT_MATCHES);
        }
        if (category) {
            conditions.append(" and (" + IN_CATEGORY + " or not systems @> array[:system]::text[])");
        }
        String order = "category_known desc, "
                + (meant ? "text_match desc, " : "")
                + (near ? "nowhere, " : "")
                + (text ? "rank desc, " : "")
                + (near ? "km, " : "")
                + "name, id";
        return FOUND.formatted(
                near ? KM : "null::float8",
                category ? IN_CATEGORY : "true",
                meant ? TEXT_MATCHES : String.valueOf(text),
                meant ? MEANT_RANK : text ? RANK : "0",
                conditions,
                order,
                text ? NAME_MATCHES : "false",
                meant ? NAME_MAY_MATCH : "false",
                order);
    }

    private static MapSqlParameterSource parameters(DirectoryQuery query, @Nullable String meant, int limit) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("limit", limit)
                .addValue("text", query.text())
                .addValue("meant", meant);
        if (query.near() != null) {
            parameters.addValue("latitude", query.near().latitude());
            parameters.addValue("longitude", query.near().longitude());
            parameters.addValue("metres", query.km() == null ? 0 : query.km() * METRES);
        }
        if (query.category() != null) {
            String category = query.category();
            int bar = category.lastIndexOf('|');
            parameters.addValue("category", bar < 0 ? Systems.NEED + "|" + category : category);
            parameters.addValue("system", bar < 0 ? Systems.NEED : category.substring(0, bar));
        }
        return parameters;
    }
}
