package ca.passerelle.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionDesignationComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.MetadataResource;

/** Our own code systems and the maps between them and the systems of other guides. Immutable; read once from the class path. */
public final class Vocabulary {

    private static final List<String> CODE_SYSTEMS = List.of(
            Systems.BUSINESS_STATUS,
            Systems.STATUS_REASON,
            Systems.PROBLEM,
            Systems.NEED,
            Systems.REFERRAL_EVENT,
            Systems.COMMUNICATION_CATEGORY,
            Systems.SCREENING_RESULT,
            Systems.SERVICE_TYPE,
            Systems.POPULATION,
            Systems.DELIVERY_MODE,
            Systems.TRAVEL_MODE,
            Systems.COST_LIMIT,
            Systems.MATCH_CRITERION,
            Systems.MATCH_VERDICT,
            Systems.ACCESSIBILITY,
            Systems.FEE_TYPE,
            Systems.SERVICE_LANGUAGE);

    private final Map<String, Map<String, Words>> words;
    private final Map<String, Map<String, String>> translations;
    private final Map<String, String> needs;

    private Vocabulary(
            Map<String, Map<String, Words>> words,
            Map<String, Map<String, String>> translations,
            Map<String, String> needs) {
        this.words = Map.copyOf(words);
        this.needs = Map.copyOf(needs);
        this.translations = Map.copyOf(translations);
    }

    /** Reads the vocabulary that comes with this module; takes a second at most, so call it once. */
    public static Vocabulary load() {
        return new Vocabulary(
                CODE_SYSTEMS.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Function.identity(), url -> wordsOf(read(CodeSystem.class, url)))),
                Crosswalks.ALL.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Function.identity(), url -> translationsOf(read(ConceptMap.class, url)))),
                needsOf(read(CodeSystem.class, Systems.SERVICE_TYPE)));
    }

    /** Every code of a system of ours; empty for one that is not. */
    public Set<String> codes(String system) {
        return words.getOrDefault(system, Map.of()).keySet();
    }

    /** The need that a kind of service meets; empty for a code that {@link Systems#SERVICE_TYPE} does not have. */
    public Optional<String> need(String serviceType) {
        return Optional.ofNullable(needs.get(serviceType));
    }

    /**
     * What a person reads for a code.
     *
     * @param locale French gives Canadian French, any other language English
     * @return empty when the system is not ours or has no such code
     */
    public Optional<String> display(String system, String code, Locale locale) {
        return Optional.ofNullable(words.getOrDefault(system, Map.of()).get(code))
                .map(word -> Locale.FRENCH.getLanguage().equals(locale.getLanguage()) ? word.french() : word.english());
    }

    /**
     * The counterpart of a code in the target system of a map.
     *
     * @param conceptMap canonical URL, one of {@link Crosswalks}
     * @return empty when the code has no counterpart there
     * @throws IllegalArgumentException when there is no such map
     */
    public Optional<String> translate(String conceptMap, String code) {
        Map<String, String> map = translations.get(conceptMap);
        if (map == null) {
            throw new IllegalArgumentException("no such concept map: " + conceptMap);
        }
        return Optional.ofNullable(map.get(code));
    }

    private record Words(String english, String french) {}

    private static Map<String, Words> wordsOf(CodeSystem system) {
        return system.getConcept().stream()
                .collect(Collectors.toUnmodifiableMap(ConceptDefinitionComponent::getCode, Vocabulary::wordsOf));
    }

    private static Words wordsOf(ConceptDefinitionComponent concept) {
        String english = concept.getDisplay();
        String french = concept.getDesignation().stream()
                .filter(designation -> designation.getLanguage().startsWith(Locale.FRENCH.getLanguage()))
                .map(ConceptDefinitionDesignationComponent::getValue)
                .findFirst()
                .orElse(english);
        return new Words(english, french);
    }

    private static Map<String, String> needsOf(CodeSystem types) {
        return types.getConcept().stream()
                .collect(Collectors.toUnmodifiableMap(
                        ConceptDefinitionComponent::getCode,
                        type -> type.getPropertyFirstRep().getValueCodeType().getValue()));
    }

    private static Map<String, String> translationsOf(ConceptMap map) {
        return map.getGroupFirstRep().getElement().stream()
                .filter(element -> element.getTargetFirstRep().hasCode())
                .collect(Collectors.toUnmodifiableMap(
                        element -> element.getCode(),
                        element -> element.getTargetFirstRep().getCode()));
    }

    private static <R extends MetadataResource> R read(Class<R> type, String url) {
        String name = "package/" + type.getSimpleName() + "-" + url.substring(url.lastIndexOf('/') + 1) + ".json";
        try (InputStream json = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(name), name)) {
            return FhirContext.forR4Cached().newJsonParser().parseResource(type, json);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
