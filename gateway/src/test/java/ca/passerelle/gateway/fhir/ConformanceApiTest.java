package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.fhir.conformance.Definitions;
import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Profile;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.TransitionTable;
import ca.uhn.fhir.context.FhirContext;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.ExtensionContextType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The definitions that come with the gateway, and what its CapabilityStatement says of them. */
@GatewayTest
class ConformanceApiTest {

    @Autowired
    private Definitions definitions = new Definitions();

    @As("south-clinic")
    private Fhir clinic;

    @Test
    void readsEveryDefinitionOfThePackage() {
        assertThat(definitions.all()).hasSizeGreaterThan(20);
        for (MetadataResource definition : definitions.all()) {
            String path =
                    definition.fhirType() + "/" + definition.getIdElement().getIdPart();
            Fhir.Answer answer = clinic.get(path);
            assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
            assertThat(answer.as(definition.getClass()).getUrl()).isEqualTo(definition.getUrl());
        }
        assertThat(clinic.get("CodeSystem/no-such").status()).isEqualTo(404);
    }

    @Test
    void everyDefinitionOfThePackageConforms() {
        assertThat(definitions.all().stream().flatMap(this::errors)).isEmpty();
    }

    private Stream<String> errors(MetadataResource definition) {
        Fhir.Answer answer = clinic.post(definition.fhirType() + "/$validate", quick(definition));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(OperationOutcome.class).getIssue().stream()
                .filter(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL)
                .map(issue -> definition.getUrl() + " "
                        + issue.getExpression().get(0).getValue() + ": " + issue.getDiagnostics());
    }

    /** The validator spends a second on each element context, looking for other versions of FHIR; one such is enough. */
    private static MetadataResource quick(MetadataResource definition) {
        if (!(definition instanceof StructureDefinition structure)
                || structure.getUrl().equals(Systems.SENT_TEXT)) {
            return definition;
        }
        StructureDefinition copy = structure.copy();
        copy.getContext().forEach(context -> context.setType(ExtensionContextType.FHIRPATH));
        return copy;
    }

    @Test
    void theTransitionTableIsReadAsAMap() {
        ConceptMap map = clinic.get("ConceptMap/referral-transitions").as(ConceptMap.class);
        long moves = map.getGroupFirstRep().getElement().stream()
                .flatMap(element -> element.getTarget().stream())
                .filter(target -> target.hasCode())
                .count();
        long rows = TransitionTable.load().all().stream()
                .filter(row -> row.from() != null)
                .mapToLong(row -> row.fromBusiness().isEmpty()
                        ? Arrays.stream(BusinessStatus.values())
                                .filter(business -> business.taskStatus() == row.from())
                                .count()
                        : row.fromBusiness().size())
                .sum();
        assertThat(moves).isEqualTo(rows).isGreaterThan(50);
        assertThat(map.getGroupFirstRep().getElement()).hasSize(BusinessStatus.values().length);
    }

    @Test
    void searchesByUrlVersionNameStatusAndId() {
        assertThat(ids("CodeSystem?url=" + Systems.NEED)).containsExactly("need");
        assertThat(ids("CodeSystem?url=" + Systems.NEED + "," + Systems.PROBLEM))
                .containsExactly("need", "problem");
        assertThat(ids("CodeSystem?url=" + Systems.NEED + "&version=0.1.0")).containsExactly("need");
        assertThat(ids("CodeSystem?url=" + Systems.NEED + "&version=9")).isEmpty();
        assertThat(ids("CodeSystem?name=referralb")).containsExactly("referral-business-status");
        assertThat(ids("CodeSystem?_id=problem")).containsExactly("problem");
        assertThat(ids("CodeSystem?status=draft")).isEmpty();
        assertThat(ids("CodeSystem?status=active"))
                .hasSize(definitions.of(CodeSystem.class).size());
    }

    @Test
    void pagesAndCounts() {
        int all = definitions.of(CodeSystem.class).size();
        Set<String> seen = new TreeSet<>();
        int pages = 0;
        for (String next = "CodeSystem?_count=2"; !next.isEmpty(); pages++) {
            Bundle page = clinic.get(next).as(Bundle.class);
            assertThat(page.getTotal()).isEqualTo(all);
            page.getEntry().forEach(entry -> seen.add(entry.getFullUrl()));
            next = page.getLink("next") == null
                    ? ""
                    : page.getLink("next").getUrl().replaceAll(".*/fhir/", "");
        }
        assertThat(seen).hasSize(all);
        assertThat(pages).isEqualTo((all + 1) / 2);
        Bundle counted = clinic.get("CodeSystem?_summary=count").as(Bundle.class);
        assertThat(counted.getTotal()).isEqualTo(all);
        assertThat(counted.getEntry()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsRefusedByName() {
        Fhir.Answer answer = clinic.get("ValueSet?colour=blue");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("colour").contains(ProblemCode.UNSUPPORTED_PARAMETER.code());
    }

    @Test
    void aWriteIsNotOffered() {
        for (Class<? extends MetadataResource> type : Definitions.TYPES) {
            String name = type.getSimpleName();
            Resource resource = (Resource)
                    FhirContext.forR4Cached().getResourceDefinition(type).newInstance();
            assertThat(clinic.post(name, resource).status()).as("POST " + name).isEqualTo(405);
            resource.setId("need");
            assertThat(clinic.put(name + "/need", resource).status())
                    .as("PUT " + name)
                    .isEqualTo(405);
            assertThat(clinic.delete(name + "/need").status())
                    .as("DELETE " + name)
                    .isEqualTo(405);
            assertThat(clinic.patch(name + "/need", "[]").status())
                    .as("PATCH " + name)
                    .isEqualTo(405);
        }
    }

    @Test
    void everyUrlOfOursInTheStatementLeadsToADefinition() {
        CapabilityStatement statement = clinic.get("metadata").as(CapabilityStatement.class);
        Set<String> urls =
                FhirContext.forR4Cached()
                        .newTerser()
                        .getAllPopulatedChildElementsOfType(statement, PrimitiveType.class)
                        .stream()
                        .map(PrimitiveType::getValueAsString)
                        .filter(url -> url != null && url.startsWith(Systems.CANONICAL))
                        .collect(Collectors.toSet());
        assertThat(urls).hasSizeGreaterThanOrEqualTo(5);
        for (String url : urls) {
            String type = url.substring(Systems.CANONICAL.length() + 1, url.lastIndexOf('/'));
            Bundle found = clinic.get(type + "?url=" + url).as(Bundle.class);
            assertThat(found.getTotal()).as(url).isEqualTo(1);
            String id = url.substring(url.lastIndexOf('/') + 1);
            assertThat(clinic.get(type + "/" + id).status()).as(url).isEqualTo(200);
        }
    }

    @Test
    void theStatementNamesTheProfilesOfEachType() {
        CapabilityStatement statement = clinic.get("metadata").as(CapabilityStatement.class);
        assertThat(statement.getRestFirstRep().getResource().stream()
                        .flatMap(resource -> resource.getSupportedProfile().stream()
                                .map(profile -> resource.getType() + " " + profile.getValue())))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Profile.values())
                        .map(profile -> profile.type() + " " + profile.url())
                        .toList());
    }

    @Test
    void theStatementNamesTheOperationsThatAreThere() {
        CapabilityStatement statement = clinic.get("metadata").as(CapabilityStatement.class);
        Set<String> named = statement.getRestFirstRep().getResource().stream()
                .flatMap(resource -> resource.getOperation().stream()
                        .map(CapabilityStatementRestResourceOperationComponent::getName)
                        .map(name -> resource.getType() + " " + name))
                .collect(Collectors.toSet());
        assertThat(named)
                .contains(
                        "Task refer",
                        "Task status-history",
                        "Task validate",
                        "Patient everything",
                        "CodeSystem validate")
                .doesNotContain("Patient refer");
    }

    private Set<String> ids(String query) {
        Fhir.Answer answer = clinic.get(query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Bundle.class).getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
