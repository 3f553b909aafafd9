package ca.passerelle.gateway.record.search;

import ca.passerelle.gateway.record.ResourceKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * What the index holds of a resource. Keys are {@code Type.parameter=term}; visibility is one of them, so that a search cannot be
 * asked without it. The database keeps each as a number of eight bytes ({@code KeySql}), so there is a key for each way of asking.
 *
 * @param keys tokens, references, URIs, texts as written and by how they begin, which parameters have a value, and participants
 * @param strings {@code \nparameter=folded text\n…} for prefix and contains search, null where there is no text
 * @param links what the resource refers to in the record, {@code Type/id}, each once
 * @param dates the times of date parameters
 * @param owner the owner of a Task, for the ordered work list
 * @param status the status of a Task, for the ordered work list
 */
public record IndexEntry(
        List<String> keys,
        @Nullable String strings,
        List<String> links,
        List<Date> dates,
        @Nullable String owner,
        @Nullable String status) {

    /** What is put after the name of a reference parameter to ask for the identifier of its target. */
    public static final String IDENTIFIER = ":identifier";

    /** What is put after the name of a parameter to ask whether it has a value; of texts and times other columns know. */
    public static final String PRESENT = ":present";

    /** What is put after the name of a token parameter to ask for the text of its codes. */
    public static final String TEXT = ":text";

    private static final String EXACT = ":exact";
    private static final String STARTS = ":starts";

    /**
     * The token parameters of which the texts are kept: what is asked for, done and found, and of what kind. Without keys, which would weigh on
     * every write: rows are found by what else is asked and by who may see them.
     */
    static final Set<String> TEXTS =
            Set.of("code", "category", "type", "service-type", "service-category", "specialty");

    /** As many characters of a text as its key holds: the index finds few rows by them, and the rows themselves are then compared. */
    private static final int START_LENGTH = 3;

    /** Who may see it: a term of its own, by a name that no search parameter can have. */
    public static final String PARTICIPANT = "@participant";

    /** One time of one date parameter. */
    public record Date(String parameter, TimeRange range) {}

    public static IndexEntry of(Resource resource, Collection<UUID> participants) {
        String type = resource.fhirType();
        TypeGrammar grammar =
                Grammar.of(type).orElseThrow(() -> new IllegalArgumentException("no grammar for " + type));
        Collector found = new Collector(type);
        for (SearchParameter parameter : grammar.parameters().values()) {
            parameter.elements(resource).forEach(element -> found.add(parameter, element));
        }
        participants.forEach(partner -> found.keys.add(participant(type, partner)));
        Task task = resource instanceof Task referral ? referral : null;
        return new IndexEntry(
                List.copyOf(found.keys),
                found.strings(),
                List.copyOf(found.links),
                List.copyOf(found.dates),
                task == null ? null : task.getOwner().getReference(),
                task == null || !task.hasStatus() ? null : task.getStatus().toCode());
    }

    /** The times of a resource alone, in the order in which an entry has them. */
    public static List<Date> datesOf(Resource resource) {
        Collector found = new Collector(resource.fhirType());
        Grammar.of(resource.fhirType()).orElseThrow().parameters().values().stream()
                .filter(parameter -> parameter.kind() == SearchParameter.Kind.DATE)
                .forEach(parameter -> parameter.elements(resource).forEach(element -> found.add(parameter, element)));
        return List.copyOf(found.dates);
    }

    /** The keys of a deleted resource: only who may know that it is gone. */
    public static IndexEntry ofDeleted(String type, Collection<UUID> participants) {
        return new IndexEntry(
                participants.stream().map(partner -> participant(type, partner)).collect(Collectors.toList()),
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    public static String key(String type, String parameter, String term) {
        return type + "." + parameter + "=" + term;
    }

    public static String participant(String type, UUID partner) {
        return key(type, PARTICIPANT, partner.toString());
    }

    /** The key of a text as it is written. */
    public static String exactly(String type, String parameter, String text) {
        return key(type, parameter + EXACT, text);
    }

    /** The key that every text has which begins like this folded one; empty for a text that is too short to have one. */
    public static Optional<String> startingLike(String type, String parameter, String folded) {
        return folded.codePointCount(0, folded.length()) < START_LENGTH
                ? Optional.empty()
                : Optional.of(
                        key(type, parameter + STARTS, folded.substring(0, folded.offsetByCodePoints(0, START_LENGTH))));
    }

    /** Gathers the terms of one resource, each once. */
    private static final class Collector {

        private final String type;
        private final Set<String> keys = new LinkedHashSet<>();
        private final Set<String> lines = new LinkedHashSet<>();
        private final Set<String> links = new LinkedHashSet<>();
        private final Set<Date> dates = new LinkedHashSet<>();

        Collector(String type) {
            this.type = type;
        }

        void add(SearchParameter parameter, Base element) {
            String name = parameter.name();
            switch (parameter.kind()) {
                case TOKEN -> {
                    terms(name, Terms.token(element));
                    if (TEXTS.contains(name)) {
                        Terms.codeText(element).forEach(text -> lines.add(name + TEXT + "=" + Terms.fold(text)));
                    }
                }
                case URI -> terms(name, Terms.uri(element));
                case REFERENCE -> {
                    Terms.reference(element).forEach(literal -> {
                        terms(name, Stream.of(literal));
                        ResourceKey.of(literal).ifPresent(target -> links.add(target.reference()));
                    });
                    Terms.referenceIdentifier(element).forEach(term -> {
                        keys.add(key(type, name + PRESENT, ""));
                        keys.add(key(type, name + IDENTIFIER, term));
                    });
                }
                case DATE -> TimeRange.of(element).forEach(range -> dates.add(new Date(name, range)));
                case STRING -> Terms.string(element).forEach(text -> string(name, text));
                case SPECIAL -> {
                    // The position stands in the body, and has an index of its own.
                }
            }
        }

        private void terms(String parameter, Stream<String> terms) {
            terms.forEach(term -> {
                keys.add(key(type, parameter + PRESENT, ""));
                keys.add(key(type, parameter, term));
            });
        }

        private void string(String parameter, String text) {
            String folded = Terms.fold(text);
            lines.add(parameter + "=" + folded);
            startingLike(type, parameter, folded).ifPresent(keys::add);
            keys.add(exactly(type, parameter, Terms.oneLine(text)));
        }

        /** The texts, one to a line with a line break on either side. */
        @Nullable
        String strings() {
            return lines.isEmpty() ? null : "\n" + String.join("\n", lines) + "\n";
        }
    }
}
