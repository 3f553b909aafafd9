package ca.passerelle.gateway.record.search;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        List<TypeGrammarBuilder> builders = Stream.of(
                        ReferralGrammar.types(), DirectoryGrammar.types(), CareGrammar.types(), BookingGrammar.types())
                .flatMap(List::stream)
                .toList();
        Set<String> kept = builders.stream().map(TypeGrammarBuilder::type).collect(Collectors.toSet());
        Map<String, TypeGrammar> table = new LinkedHashMap<>();
        builders.forEach(builder -> table.put(builder.type(), builder.build(kept)));
        return Collections.unmodifiableMap(table);
    }
}
