package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.matching.criteria.Fit;
import ca.passerelle.gateway.matching.criteria.Wanted;
import ca.passerelle.gateway.matching.index.Lexicon.Kind;
import ca.passerelle.gateway.matching.index.Lexicon.Said;
import ca.passerelle.profiles.Crosswalks;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HealthcareService;

/** Which needs a service meets, of what kind it is, and how one knows. */
public final class FitsFromService {

    /** A single word of a description says little: whoever helps to move mentions work. */
    private static final int TELLING_WORDS = 2;

    private final Lexicon lexicon;
    private final Vocabulary vocabulary;

    public FitsFromService(Lexicon lexicon, Vocabulary vocabulary) {
        this.lexicon = lexicon;
        this.vocabulary = vocabulary;
    }

    /**
     * What was found.
     *
     * @param fits need, or {@link Wanted#typeKey kind}, to how one knows
     * @param known whether codes or names say any need; what a description mentions may be something else
     */
    record Fits(Map<String, Fit> fits, boolean known) {}

    Fits of(HealthcareService service, Set<Said> name, Set<Said> body) {
        Map<String, Fit> fits = new TreeMap<>();
        List<CodeableConcept> concepts = Stream.of(service.getCategory(), service.getType(), service.getSpecialty())
                .flatMap(Collection::stream)
                .toList();
        concepts.stream().flatMap(concept -> concept.getCoding().stream()).forEach(coding -> coded(coding, fits));
        concepts.stream()
                .flatMap(Texts::of)
                .flatMap(text -> lexicon.read(text).stream())
                .collect(Collectors.toSet())
                .forEach(said -> add(said, Fit.NAMED, fits));
        name.forEach(said -> add(said, Fit.NAMED, fits));
        boolean known = !fits.isEmpty();
        body.stream()
                .filter(said -> said.kind() == Kind.TYPE || said.words() >= TELLING_WORDS)
                .forEach(said -> add(said, Fit.MENTIONED, fits));
        return new Fits(fits, known);
    }

    private void coded(Coding coding, Map<String, Fit> fits) {
        if (!coding.hasSystem() || !coding.hasCode()) {
            return;
        }
        String code = coding.getCode();
        switch (coding.getSystem()) {
            case Systems.NEED -> put(fits, code, Fit.CODED);
            case Systems.SERVICE_TYPE ->
                vocabulary.need(code).ifPresent(need -> {
                    put(fits, Wanted.typeKey(code), Fit.CODED);
                    put(fits, need, Fit.CODED);
                });
            case Systems.GRAVITY -> mapped(Crosswalks.SDOH_CATEGORY_TO_NEED, code, fits);
            case Systems.SERVICE_CATEGORY -> mapped(Crosswalks.SERVICE_CATEGORY_TO_NEED, code, fits);
            default -> {
                // Somebody else's list, whose words may tell and whose codes do not.
            }
        }
    }

    private void mapped(String map, String code, Map<String, Fit> fits) {
        Optional<String> need = vocabulary.translate(map, code);
        need.ifPresent(known -> put(fits, known, Fit.MAPPED));
    }

    private void add(Said said, Fit fit, Map<String, Fit> fits) {
        if (said.kind() == Kind.NEED) {
            put(fits, said.code(), fit);
        } else if (said.kind() == Kind.TYPE) {
            put(fits, Wanted.typeKey(said.code()), fit);
            vocabulary.need(said.code()).ifPresent(need -> put(fits, need, fit));
        }
    }

    /** The surest way of knowing wins. */
    private static void put(Map<String, Fit> fits, String key, Fit fit) {
        fits.merge(key, fit, (before, now) -> before.compareTo(now) <= 0 ? before : now);
    }
}
