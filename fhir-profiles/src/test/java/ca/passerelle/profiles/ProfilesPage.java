package ca.passerelle.profiles;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;

/** Renders the profiles and extensions as the Markdown page that people read. */
final class ProfilesPage {

    private static final String INTRODUCTION = """
            # Profiles

            What the resources of a referral hold, from the StructureDefinitions in `fsh-generated/resources`. An element listed is a must-support: a
            sender fills it when it knows it and may tell; a receiver keeps it, shows it and does not fail on it; where it is absent it was not
            known or was withheld. The parents are the resources of FHIR R4 itself, so nothing has to be fetched to validate; whose rules are
            restated stands with each profile. `$validate` holds a resource against the profiles in its `meta.profile`, and against the one in
            `?profile=`. The gateway takes what conforms to R4 and to its own rules, also where it does not conform to a profile.

            The gateway serves the definitions at `/fhir/StructureDefinition` and all of them, with the examples, as a FHIR package at
            `/fhir/package.tgz`. They have no snapshots; a validator makes them from its own R4. This page is compared with the definitions by a
            test; after a change write it anew with
            `./mvnw -pl fhir-profiles test -Dtest=ProfilesPageTest -Dpasserelle.docs.write=true`.

            """;

    private ProfilesPage() {}

    static String of(List<StructureDefinition> definitions, List<DomainResource> examples) {
        return INTRODUCTION
                + contents(definitions)
                + Arrays.stream(Profile.values())
                        .map(profile -> section(one(definitions, profile), examples))
                        .collect(joining())
                + extensions(definitions);
    }

    private static StructureDefinition one(List<StructureDefinition> definitions, Profile profile) {
        return definitions.stream()
                .filter(definition -> definition.getUrl().equals(profile.url()))
                .findFirst()
                .orElseThrow();
    }

    private static String contents(List<StructureDefinition> definitions) {
        return """
                | Profile | Français | On | Canonical URL |
                | --- | --- | --- | --- |
                """
                + Arrays.stream(Profile.values())
                        .map(profile -> one(definitions, profile))
                        .map(definition -> row(
                                definition.getTitle(),
                                French.of(definition.getTitleElement()),
                                code(definition.getType()),
                                code(definition.getUrl())))
                        .collect(joining())
                + "\n";
    }

    private static String section(StructureDefinition profile, List<DomainResource> examples) {
        return "## " + profile.getTitle() + "\n\n" + profile.getDescription() + "\n\n" + profile.getPurpose() + "\n\n"
                + """
                | Element | How often | What | Quoi | Why |
                | --- | --- | --- | --- | --- |
                """
                + elements(profile)
                        .filter(ElementDefinition::getMustSupport)
                        .map(element -> row(
                                code(element.getId()),
                                cardinality(element),
                                element.getShort(),
                                French.of(element.getShortElement()),
                                element.getComment()))
                        .collect(joining())
                + "\n" + rules(profile) + examples(profile, examples);
    }

    /** What the profile says of it; an empty cell is as in R4. */
    private static String cardinality(ElementDefinition element) {
        if (!element.hasMin() && !element.hasMax()) {
            return "";
        }
        return (element.hasMin() ? element.getMin() : "") + ".." + (element.hasMax() ? element.getMax() : "");
    }

    private static String rules(StructureDefinition profile) {
        String rows = elements(profile)
                .flatMap(element -> element.getConstraint().stream()
                        .map(rule -> row(
                                code(rule.getKey()),
                                code(element.getPath()),
                                rule.getSeverity().toCode(),
                                rule.getHuman())))
                .collect(joining());
        return rows.isEmpty() ? "" : """
                | Rule | On | Severity | What it says |
                | --- | --- | --- | --- |
                """ + rows + "\n";
    }

    private static String examples(StructureDefinition profile, List<DomainResource> examples) {
        return "Examples: "
                + examples.stream()
                        .filter(example -> example.getMeta().hasProfile(profile.getUrl()))
                        .map(example -> example.fhirType() + "-"
                                + example.getIdElement().getIdPart() + ".json")
                        .map(file -> "[" + file + "](../fsh-generated/examples/" + file + ")")
                        .collect(joining(", "))
                + ".\n\n";
    }

    private static String extensions(List<StructureDefinition> definitions) {
        return """
                ## Extensions

                | Extension | Français | On | What it holds |
                | --- | --- | --- | --- |
                """
                + definitions.stream()
                        .filter(definition -> definition.getType().equals("Extension"))
                        .map(definition -> row(
                                code(definition.getIdElement().getIdPart()),
                                French.of(definition.getTitleElement()),
                                definition.getContext().stream()
                                        .map(context -> code(context.getExpression()))
                                        .collect(joining(", ")),
                                definition.getDescription()))
                        .collect(joining());
    }

    private static Stream<ElementDefinition> elements(StructureDefinition profile) {
        return profile.getDifferential().getElement().stream();
    }

    private static String row(String... cells) {
        return Arrays.stream(cells).map(cell -> cell.replace("|", "\\|")).collect(joining(" | ", "| ", " |\n"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
