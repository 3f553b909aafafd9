package ca.passerelle.routes.directory.tables;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.directory.DirectoryRule;
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
final class TermsFromTables {

    private static final Pattern NAMES_211 =
            Pattern.compile("(?i)\\b(?:airs|211\\s?hsis|211 (?:human services )?taxonomy)\\b");

    private final Reading reading;

    TermsFromTables(Reading reading) {
        this.reading = reading;
    }

    /** The terms of a service or of a service at a location, each once. */
    List<Term> of(FeedTable owner, FeedRow row, String id) {
        Set<Term> terms = new LinkedHashSet<>();
        for (FeedRow attribute : reading.links().of(FeedTable.ATTRIBUTES, owner, id)) {
            add(terms, attribute);
        }
        for (FeedRow attribute : reading.links().of(FeedTable.ATTRIBUTES, "link_id", id)) {
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
    private static boolean concerns(FeedRow attribute, FeedTable owner) {
        String entity = attribute.value("link_entity");
        return entity == null || FeedTable.named(entity).filter(owner::equals).isPresent();
    }

    private void add(Set<Term> terms, FeedRow attribute) {
        String id = attribute.value("taxonomy_term_id", "taxonomy_id");
        if (id != null) {
            terms.add(term(attribute, id, isEligibility(attribute)));
        }
    }

    private static boolean isEligibility(FeedRow attribute) {
        String type = attribute.valueOr("", "link_type").toLowerCase(Locale.ROOT);
        return type.contains("eligib") || type.contains("audience") || type.contains("population");
    }

    private Term term(FeedRow from, String id, boolean eligibility) {
        FeedRow row = reading.source().row(FeedTable.TAXONOMY_TERMS, id);
        if (row == null) {
            reading.findings().add(DirectoryRule.TERM_UNKNOWN, from.place(), from.id());
            return new Term("", null, id, null, eligibility);
        }
        String taxonomy = row.value("taxonomy_id");
        FeedRow vocabulary = taxonomy == null ? null : reading.source().row(FeedTable.TAXONOMIES, taxonomy);
        String name = vocabulary == null ? row.value("taxonomy", "vocabulary") : vocabulary.value("name");
        return new Term(
                system(vocabulary, name),
                name,
                row.valueOr(id, "code"),
                reading.text(FeedTable.TAXONOMY_TERMS, row, "name", "term"),
                eligibility);
    }

    private static String system(@Nullable FeedRow vocabulary, @Nullable String name) {
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
