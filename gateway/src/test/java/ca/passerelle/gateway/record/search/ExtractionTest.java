package ca.passerelle.gateway.record.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.passerelle.gateway.testing.Corpus;
import ca.passerelle.gateway.testing.GeneratedResources;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the index takes of a resource is what the official SearchParameters say, by HAPI's FHIRPath engine. */
class ExtractionTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final IFhirPath ENGINE = engine();
    private static final Map<String, String> EXPRESSIONS = official();
    private static final Map<String, IFhirPath.IParsedExpression> PARSED = new HashMap<>();

    /** Parameters of implementation guides, which R4 does not have. */
    private static final Set<String> OF_GUIDES = Set.of("Task.output", "ServiceRequest.supporting-info");

    private static final long SEED = 20260131;
    private static final int OF_EACH_TYPE = 16;

    static List<String> types() {
        return Grammar.types().stream().map(TypeGrammar::type).toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void ofGeneratedResources(String type) {
        Set<String> seen = new HashSet<>();
        for (Resource resource : GeneratedResources.of(type, SEED, OF_EACH_TYPE)) {
            compare(resource, seen);
        }
        assertThat(seen)
                .as("every parameter found something in one of them")
                .containsAll(Grammar.of(type).orElseThrow().parameters().keySet());
    }

    @Test
    void ofTheCorpus() {
        assumeTrue(Corpus.isThere(), "the corpus is not beside the project: its resources were not looked at");
        int looked = 0;
        for (Resource resource : Corpus.resources()) {
            if (Grammar.of(resource.fhirType()).isPresent()) {
                compare(resource, new HashSet<>());
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(100);
    }

    @Test
    void everyParameterIsOfficial() {
        Set<String> unknown = new TreeSet<>();
        Grammar.types().forEach(grammar -> grammar.parameters().keySet().stream()
                .map(name -> grammar.type() + "." + name)
                .filter(name -> !EXPRESSIONS.containsKey(name))
                .forEach(unknown::add));
        assertThat(unknown).isEqualTo(new TreeSet<>(OF_GUIDES));
    }

    private static void compare(Resource resource, Set<String> seen) {
        TypeGrammar grammar = Grammar.of(resource.fhirType()).orElseThrow();
        for (SearchParameter parameter : grammar.parameters().values()) {
            String name = grammar.type() + "." + parameter.name();
            String expression = EXPRESSIONS.getOrDefault(name, parameter.expression());
            List<Base> expected = evaluate(resource, expression);
            List<Base> found = parameter.elements(resource).toList();
            if (expression.contains("resolve()")) {
                // Wider than the engine, on purpose: a reference by identifier alone that says its type, for
                // :identifier.
                found = found.stream().filter(ExtractionTest::leadsSomewhere).toList();
                expected =
                        expected.stream().filter(ExtractionTest::leadsSomewhere).toList();
            }
            if (!found.isEmpty()) {
                seen.add(parameter.name());
            }
            assertThat(texts(found)).as(name + " of " + expression).isEqualTo(texts(expected));
        }
    }

    private static List<Base> evaluate(Resource resource, String expression) {
        try {
            IFhirPath.IParsedExpression parsed = PARSED.get(expression);
            if (parsed == null) {
                parsed = ENGINE.parse(expression);
                PARSED.put(expression, parsed);
            }
            return ENGINE.evaluate(resource, parsed, Base.class).stream()
                    .filter(element -> !element.isEmpty())
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(expression, e);
        }
    }

    /** The elements as text: a search parameter selects a set. */
    private static Set<String> texts(List<Base> elements) {
        return elements.stream().map(ExtractionTest::text).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean leadsSomewhere(Base element) {
        return !(element instanceof Reference reference) || reference.hasReference();
    }

    private static String text(Base element) {
        if (element instanceof PrimitiveType<?> primitive) {
            return element.fhirType() + " " + primitive.getValueAsString();
        }
        List<String> parts = new ArrayList<>();
        element.children().forEach(property -> property.getValues()
                .forEach(value -> parts.add(property.getName() + "=" + text(value))));
        return element.fhirType() + parts;
    }

    /** By {@code Type.parameter}; an expression for several types as it stands. */
    private static Map<String, String> official() {
        try (InputStream stream = Objects.requireNonNull(
                ExtractionTest.class.getResourceAsStream("/org/hl7/fhir/r4/model/sp/search-parameters.json"))) {
            Bundle bundle = FHIR.newJsonParser()
                    .parseResource(Bundle.class, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, String> expressions = new HashMap<>();
            bundle.getEntry().stream()
                    .map(entry -> (org.hl7.fhir.r4.model.SearchParameter) entry.getResource())
                    .filter(org.hl7.fhir.r4.model.SearchParameter::hasExpression)
                    .forEach(parameter -> parameter
                            .getBase()
                            .forEach(base -> expressions.put(
                                    base.getValue() + "." + parameter.getCode(), parameter.getExpression())));
            return expressions;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static IFhirPath engine() {
        IFhirPath engine = FHIR.newFhirPath();
        engine.setEvaluationContext(new IFhirPathEvaluationContext() {
            /** Something of the type that the reference names: the expressions ask for no more. */
            @Override
            public @Nullable IBase resolveReference(IIdType reference, @Nullable IBase context) {
                return reference.hasResourceType()
                        ? FHIR.getResourceDefinition(reference.getResourceType())
                                .newInstance()
                        : null;
            }
        });
        return engine;
    }
}
