package ca.passerelle.routes.directory.hsds;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.hsds.wire.HsdsRow;
import ca.passerelle.routes.directory.hsds.wire.HsdsTable;
import ca.passerelle.routes.directory.listing.Term;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Taxonomy terms on a service. Codes are passed through unread. */
final class TermsFromHsds {

    private static final Pattern NAMES_211 =
            Pattern.compile("(?i)\\b(?:airs|211\\s?hsis|211 (?:human services )?taxonomy)\\b");

    private final HsdsReading reading;

    TermsFromHsds(HsdsReading reading) {
        this.reading = reading;
    }

    /** The terms of a service or of a service at a location, each once. */
    List<Term> of(HsdsTable owner, HsdsRow row, String id) {
        Set<Term> terms = new LinkedHashSet<>();
        for (HsdsRow attribute : reading.links().of(HsdsTable.ATTRIBUTES, owner, id)) {
            add(terms, attribute);
        }
        for (HsdsRow attribute : reading.links().of(HsdsTable.ATTRIBUTES, "link_id", id)) {
            if (concerns(attribute, owner)) {
                add(terms, attribute);
            }
        }
        for (String code : row.valueOr("", "taxonomy_ids").split(",", -1)) {
            if (!code.isBlank()) {
                terms.add(term(row, code.strip(), false));
            }
        }
        return new ArrayList<>(terms);
    }

    /** Ids are only unique within a table; a nested attribute names no table and belongs to what it stands in. */
    private static boolean concerns(HsdsRow attribute, HsdsTable owner) {
        String entity = attribute.value("link_entity");
        return entity == null || HsdsTable.named(entity).filter(owner::equals).isPresent();
    }

    private void add(Set<Term> terms, HsdsRow attribute) {
        String id = attribute.value("taxonomy_term_id", "taxonomy_id");
        if (id != null) {
            terms.add(term(attribute, id, isEligibility(attribute)));
        }
    }

    private static boolean isEligibility(HsdsRow attribute) {
        String type = attribute.valueOr("", "link_type").toLowerCase(Locale.ROOT);
        return type.contains("eligib") || type.contains("audience") || type.contains("population");
    }

    private Term term(HsdsRow from, String id, boolean eligibility) {
        HsdsRow row = reading.source().row(HsdsTable.TAXONOMY_TERMS, id);
        if (row == null) {
            reading.findings().add(DirectoryRule.TERM_UNKNOWN, from.place(), from.id());
            return new Term("", null, id, null, eligibility);
        }
        String taxonomy = row.value("taxonomy_id");
        HsdsRow vocabulary = taxonomy == null ? null : reading.source().row(HsdsTable.TAXONOMIES, taxonomy);
        String name = vocabulary == null ? row.value("taxonomy", "vocabulary") : vocabulary.value("name");
        return new Term(
                system(vocabulary, name),
                name,
                row.valueOr(id, "code"),
                reading.text(HsdsTable.TAXONOMY_TERMS, row, "name", "term"),
                eligibility);
    }

    private static String system(@Nullable HsdsRow vocabulary, @Nullable String name) {
        String uri = vocabulary == null ? "" : vocabulary.valueOr("", "uri");
        if (isAbsolute(uri)) {
            return uri;
        }
        return name != null && NAMES_211.matcher(name).find() ? Systems.TAXONOMY_211 : "";
    }

    private static boolean isAbsolute(String uri) {
        try {
            return new URI(uri).isAbsolute();
        } catch (URISyntaxException notAUri) {
            return false;
        }
    }
}
