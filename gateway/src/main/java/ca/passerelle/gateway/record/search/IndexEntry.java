package ca.passerelle.gateway.record.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * What the index holds of a resource. Keys are {@code Type.parameter=term}; visibility is one of them, so that a search cannot be
 * asked without it.
 *
 * @param keys tokens, references, URIs and participants
 * @param strings {@code \nparameter=folded text\n…} for prefix and contains search, null where there is no text
 * @param exact the same as written, for exact search, null where there is no text
 * @param dates the times of date parameters
 * @param owner the owner of a Task, for the ordered work list
 * @param status the status of a Task, for the ordered work list
 */
public record IndexEntry(
        List<String> keys,
        @Nullable String strings,
        @Nullable String exact,
        List<Date> dates,
        @Nullable String owner,
        @Nullable String status) {

    /** What is put after the name of a reference parameter to ask for the identifier of its target. */
    public static final String IDENTIFIER = ":identifier";

    /** Who may see it: a term of its own, by a name that no search parameter can have. */
    public static final String PARTICIPANT = "@participant";

    /** One time of one date parameter. */
    public record Date(String parameter, TimeRange range) {}

    public static IndexEntry of(Resource resource, Collection<UUID> participants) {
        String type = resource.fhirType();
        TypeGrammar grammar =
                Grammar.of(type).orElseThrow(() -> new IllegalArgumentException("no grammar for " + type));
        Set<String> keys = new LinkedHashSet<>();
        Set<Date> dates = new LinkedHashSet<>();
        Lines strings = new Lines();
        Lines exact = new Lines();
        for (SearchParameter parameter : grammar.parameters().values()) {
            String name = parameter.name();
            parameter.elements(resource).forEach(element -> {
                switch (parameter.kind()) {
                    case TOKEN -> Terms.token(element).forEach(term -> keys.add(key(type, name, term)));
                    case URI -> Terms.uri(element).forEach(term -> keys.add(key(type, name, term)));
                    case REFERENCE -> {
                        Terms.reference(element).forEach(term -> keys.add(key(type, name, term)));
                        Terms.referenceIdentifier(element)
                                .forEach(term -> keys.add(key(type, name + IDENTIFIER, term)));
                    }
                    case DATE -> TimeRange.of(element).forEach(range -> dates.add(new Date(name, range)));
                    case STRING ->
                        Terms.string(element).forEach(text -> {
                            strings.add(name, Terms.fold(text));
                            exact.add(name, Terms.oneLine(text));
                        });
                }
            });
        }
        participants.forEach(partner -> keys.add(participant(type, partner)));
        Task task = resource instanceof Task referral ? referral : null;
        return new IndexEntry(
                List.copyOf(keys),
                strings.text(),
                exact.text(),
                List.copyOf(dates),
                task == null ? null : task.getOwner().getReference(),
                task == null || !task.hasStatus() ? null : task.getStatus().toCode());
    }

    /** The keys of a deleted resource: only who may know that it is gone. */
    public static IndexEntry ofDeleted(String type, Collection<UUID> participants) {
        return new IndexEntry(
                participants.stream().map(partner -> participant(type, partner)).collect(Collectors.toList()),
                null,
                null,
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

    /** Texts by parameter, each once, one to a line with a line break on either side. */
    private static final class Lines {

        private final Set<String> seen = new LinkedHashSet<>();

        void add(String parameter, String text) {
            seen.add(parameter + "=" + text);
        }

        @Nullable
        String text() {
            return seen.isEmpty() ? null : "\n" + String.join("\n", new ArrayList<>(seen)) + "\n";
        }
    }
}
