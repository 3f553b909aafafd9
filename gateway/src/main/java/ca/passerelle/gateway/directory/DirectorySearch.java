package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.profiles.Systems;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
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

    private static final String COLUMNS = """
            select id, organization_id, organization_name, location_id, name_en, name_fr, summary_en, summary_fr,
                categories, languages, city, "virtual", withheld, %s as km, %s as category_known, %s as name_match,
                %s as text_match, %s as rank, count(*) over () as total
            from directory_listing where active""";

    private static final String KM =
            "earth_distance(ll_to_earth(latitude, longitude), ll_to_earth(:latitude, :longitude)) / 1000";
    private static final String WITHIN = """
            (latitude is null or (earth_box(ll_to_earth(:latitude, :longitude), :metres)
                @> ll_to_earth(latitude, longitude)
                and earth_distance(ll_to_earth(latitude, longitude), ll_to_earth(:latitude, :longitude)) <= :metres))""";
    private static final String WORDS_MATCH = """
            (text_en @@ websearch_to_tsquery('directory_english', :text)
                or text_fr @@ websearch_to_tsquery('directory_french', :text))""";
    private static final String NAME_MATCHES = """
            (ts_filter(text_en, '{a}') @@ websearch_to_tsquery('directory_english', :text)
                or ts_filter(text_fr, '{a}') @@ websearch_to_tsquery('directory_french', :text))""";
    private static final String RANK = """
            greatest(ts_rank_cd(text_en, websearch_to_tsquery('directory_english', :text)),
                ts_rank_cd(text_fr, websearch_to_tsquery('directory_french', :text))) + word_similarity(:folded, names)""";
    private static final String SIMILAR = ":folded <% names";
    private static final String IN_CATEGORY = "categories @> array[:category]::text[]";

    private final NamedParameterJdbcTemplate jdbc;
    private final Partners partners;
    private final SameService same;

    DirectorySearch(NamedParameterJdbcTemplate jdbc, Partners partners, SameService same) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.same = same;
    }

    /** Active services that match or may match, the best first, each once whoever lists it. */
    public SearchResult search(DirectoryQuery query) {
        int fetched = query.limit() + SPARE;
        while (true) {
            SearchResult found = listings(query, fetched);
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
        }
    }

    private SearchResult listings(DirectoryQuery query, int limit) {
        Set<UUID> taking = partners.all().stream().map(Partner::organization).collect(Collectors.toSet());
        AtomicLong total = new AtomicLong();
        FoundListings mapping = new FoundListings(query, taking);
        List<FoundListing> found = jdbc.query(sql(query), parameters(query, limit), (row, number) -> {
            total.set(row.getLong("total"));
            return mapping.listing(row);
        });
        return new SearchResult(total.get(), found);
    }

    private static String sql(DirectoryQuery query) {
        boolean near = query.near() != null;
        boolean text = query.text() != null;
        boolean category = query.category() != null;
        StringBuilder sql = new StringBuilder(COLUMNS.formatted(
                near ? KM : "null::float8",
                category ? IN_CATEGORY : "true",
                text ? NAME_MATCHES : "false",
                text ? WORDS_MATCH : "false",
                text ? RANK : "0"));
        if (near && query.km() != null) {
            sql.append(" and ").append(WITHIN);
        }
        if (text) {
            sql.append(" and (")
                    .append(WORDS_MATCH)
                    .append(" or ")
                    .append(SIMILAR)
                    .append(')');
        }
        if (category) {
            sql.append(" and (").append(IN_CATEGORY).append(" or not systems @> array[:system]::text[])");
        }
        return sql.append(" order by category_known desc")
                .append(near ? ", latitude is null" : "")
                .append(text ? ", rank desc" : "")
                .append(near ? ", km" : "")
                .append(", coalesce(name_en, name_fr), id limit :limit")
                .toString();
    }

    private static MapSqlParameterSource parameters(DirectoryQuery query, int limit) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("limit", limit);
        if (query.near() != null) {
            parameters.addValue("latitude", query.near().latitude());
            parameters.addValue("longitude", query.near().longitude());
            parameters.addValue("metres", query.km() == null ? 0 : query.km() * METRES);
        }
        if (query.text() != null) {
            parameters.addValue("text", query.text());
            parameters.addValue("folded", Folded.of(query.text()));
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
