package ca.passerelle.gateway.record.search;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The grammar of the record: the same table dispatches, indexes, and is published as the CapabilityStatement. What is not in it is
 * refused, never ignored.
 */
public final class Grammar {

    private static final Map<String, TypeGrammar> TYPES = table();

    private Grammar() {}

    public static Collection<TypeGrammar> types() {
        return TYPES.values();
    }

    public static Optional<TypeGrammar> of(String type) {
        return Optional.ofNullable(TYPES.get(type));
    }

    private static Map<String, TypeGrammar> table() {
        Map<String, TypeGrammar> table = new LinkedHashMap<>();
        Stream.concat(ReferralGrammar.TYPES.stream(), DirectoryGrammar.TYPES.stream())
                .forEach(grammar -> table.put(grammar.type(), grammar));
        return Collections.unmodifiableMap(table);
    }
}
