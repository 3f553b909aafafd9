package ca.passerelle.gateway.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Search rows as listings with reasons. */
final class FoundListings {

    private final DirectoryQuery query;
    private final Set<UUID> taking;

    /** With the organisations that can be referred to. */
    FoundListings(DirectoryQuery query, Set<UUID> taking) {
        this.query = query;
        this.taking = taking;
    }

    FoundListing listing(ResultSet row) throws SQLException {
        boolean french = query.language().equals("fr");
        boolean asked = row.getString(french ? "name_fr" : "name_en") != null;
        boolean inFrench = french == asked;
        String name = row.getString(inFrench ? "name_fr" : "name_en");
        String summary = row.getString(inFrench ? "summary_fr" : "summary_en");
        UUID organization = row.getObject("organization_id", UUID.class);
        double km = row.getDouble("km");
        Double distance = row.wasNull() ? null : Math.round(km * 10) / 10.0;
        return new FoundListing(
                row.getObject("id", UUID.class),
                organization,
                row.getObject("location_id", UUID.class),
                row.getString("organization_name"),
                organization != null && taking.contains(organization),
                name,
                summary == null ? row.getString(inFrench ? "summary_en" : "summary_fr") : summary,
                inFrench ? "fr" : "en",
                row.getString("city"),
                distance,
                texts(row, "categories"),
                texts(row, "languages"),
                why(row, distance),
                List.of());
    }

    private List<Reason> why(ResultSet row, @Nullable Double distance) throws SQLException {
        List<Reason.Kind> why = new ArrayList<>();
        if (query.category() != null) {
            why.add(row.getBoolean("category_known") ? Reason.Kind.CATEGORY_MATCHES : Reason.Kind.CATEGORY_UNKNOWN);
        }
        if (query.text() != null) {
            why.add(words(row));
        }
        if (row.getBoolean("virtual")) {
            why.add(Reason.Kind.VIRTUAL);
        } else if (row.getBoolean("withheld")) {
            why.add(Reason.Kind.ADDRESS_WITHHELD);
        } else if (query.near() != null && distance == null) {
            why.add(Reason.Kind.DISTANCE_UNKNOWN);
        } else if (query.km() != null && distance != null) {
            why.add(Reason.Kind.WITHIN_DISTANCE);
        }
        return why.stream().map(reason -> reason.in(query.language())).toList();
    }

    private static Reason.Kind words(ResultSet row) throws SQLException {
        if (row.getBoolean("name_match")) {
            return Reason.Kind.NAME_MATCHES;
        }
        if (row.getBoolean("text_match")) {
            return Reason.Kind.TEXT_MATCHES;
        }
        return row.getBoolean("name_may_match") ? Reason.Kind.NAME_IS_SIMILAR : Reason.Kind.TEXT_IS_SIMILAR;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
