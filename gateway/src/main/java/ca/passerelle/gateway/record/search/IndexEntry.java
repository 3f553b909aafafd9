package ca.passerelle.gateway.record.search;

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
 * @param keys tokens, references and participants
 * @param strings {@code \nparameter=folded text\n…} for prefix and contains search, null where the type has no text
 * @param owner the owner of a Task, for the ordered work list
 * @param status the status of a Task, for the ordered work list
 */
public record IndexEntry(
        List<String> keys,
        @Nullable String strings,
        @Nullable String owner,
        @Nullable String status) {

    public static IndexEntry of(Resource resource, Collection<UUID> participants) {
        String type = resource.fhirType();
        TypeGrammar grammar =
                Grammar.of(type).orElseThrow(() -> new IllegalArgumentException("no grammar for " + type));
        Set<String> keys = new LinkedHashSet<>();
        StringBuilder strings = new StringBuilder();
        for (SearchParameter parameter : grammar.parameters().values()) {
            if (parameter.kind() == SearchParameter.Kind.STRING) {
                parameter.terms().apply(resource).map(Terms::fold).distinct().forEach(text -> strings.append('\n')
                        .append(parameter.name())
                        .append('=')
                        .append(text));
            } else {
                parameter.terms().apply(resource).forEach(term -> keys.add(key(type, parameter.name(), term)));
            }
        }
        participants.forEach(partner -> keys.add(participant(type, partner)));
        boolean task = resource instanceof Task;
        return new IndexEntry(
                List.copyOf(keys),
                strings.isEmpty() ? null : strings.append('\n').toString(),
                task ? ((Task) resource).getOwner().getReference() : null,
                task && ((Task) resource).hasStatus()
                        ? ((Task) resource).getStatus().toCode()
                        : null);
    }

    /** The keys of a deleted resource: only who may know that it is gone. */
    public static IndexEntry ofDeleted(String type, Collection<UUID> participants) {
        return new IndexEntry(
                participants.stream().map(partner -> participant(type, partner)).collect(Collectors.toList()),
                null,
                null,
                null);
    }

    public static String key(String type, String parameter, String term) {
        return type + "." + parameter + "=" + term;
    }

    public static String participant(String type, UUID partner) {
        return key(type, "participant", partner.toString());
    }
}
