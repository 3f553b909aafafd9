package ca.passerelle.gateway.matching;

import ca.passerelle.gateway.matching.criteria.Wanted;
import ca.passerelle.gateway.matching.index.Lexicon;
import ca.passerelle.gateway.matching.index.Lexicon.Kind;
import ca.passerelle.gateway.matching.index.Lexicon.Said;
import ca.passerelle.profiles.Vocabulary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What somebody looks for, from words in English or French: those of directories, and those that people have for it. */
@Component
public class NeedsFromText {

    private final Lexicon lexicon;
    private final Vocabulary vocabulary;

    public NeedsFromText(Vocabulary vocabulary) {
        this.lexicon = Lexicon.ofPeople();
        this.vocabulary = vocabulary;
    }

    /** Kinds of services that the words name, then needs of which no kind was named; empty when the words say nothing known. */
    public List<Wanted> wanted(String text) {
        Set<Said> said = lexicon.read(text);
        Set<Wanted> wanted = new LinkedHashSet<>();
        said.stream().filter(one -> one.kind() == Kind.TYPE).forEach(one -> vocabulary
                .need(one.code())
                .ifPresent(need -> wanted.add(new Wanted(need, one.code()))));
        Set<String> named = wanted.stream().map(Wanted::need).collect(Collectors.toSet());
        said.stream()
                .filter(one -> one.kind() == Kind.NEED && !named.contains(one.code()))
                .forEach(one -> wanted.add(new Wanted(one.code(), null)));
        return List.copyOf(wanted);
    }

    /** The same as keys of what a service can be. */
    public Set<String> keys(String text) {
        return wanted(text).stream()
                .map(wanted -> wanted.type() == null ? wanted.need() : Wanted.typeKey(wanted.type()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
