package ca.passerelle.gateway.fhir.conformance;

import ca.passerelle.profiles.PatientTransitions;
import ca.passerelle.profiles.TransitionTable;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The package of {@code fhir-profiles} on the class path with the transition table, read at its first use and kept. */
@Component
public class Definitions {

    /** The types of conformance resources that are served. */
    public static final List<Class<? extends MetadataResource>> TYPES = List.of(
            StructureDefinition.class,
            CodeSystem.class,
            ValueSet.class,
            ConceptMap.class,
            SearchParameter.class,
            OperationDefinition.class,
            CapabilityStatement.class);

    private static final String PACKAGE = "classpath*:ca/passerelle/profiles/package/*.json";

    private @Nullable List<MetadataResource> all;

    /** Whether a type is one of them. */
    public static boolean isOne(String type) {
        return TYPES.stream().anyMatch(known -> known.getSimpleName().equals(type));
    }

    /** Everything in the package, by type and id. Not to be changed. */
    public synchronized List<MetadataResource> all() {
        List<MetadataResource> read = all == null ? read() : all;
        all = read;
        return read;
    }

    /** Everything of one type, by id. Not to be changed. */
    public <R extends MetadataResource> List<R> of(Class<R> type) {
        return all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The one that {@code Type/id} names. */
    public Optional<MetadataResource> byReference(String reference) {
        return all().stream()
                .filter(definition -> reference.equals(
                        definition.fhirType() + "/" + definition.getIdElement().getIdPart()))
                .findFirst();
    }

    private static List<MetadataResource> read() {
        try {
            Stream<MetadataResource> ofPackage = Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources(PACKAGE))
                    .map(Definitions::parse)
                    .filter(MetadataResource.class::isInstance)
                    .map(MetadataResource.class::cast);
            return Stream.concat(
                            ofPackage,
                            Stream.of(
                                    TransitionMap.of(TransitionTable.load()),
                                    PatientTransitionMap.of(PatientTransitions.load())))
                    .sorted(Comparator.comparing(MetadataResource::fhirType)
                            .thenComparing(
                                    definition -> definition.getIdElement().getIdPart()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IBaseResource parse(Resource file) {
        try (InputStream json = file.getInputStream()) {
            return FhirContext.forR4Cached().newJsonParser().parseResource(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
