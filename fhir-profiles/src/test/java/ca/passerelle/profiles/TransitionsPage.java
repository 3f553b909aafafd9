package ca.passerelle.profiles;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Renders the transition table as the Markdown page that people read. */
final class TransitionsPage {

    private static final String INTRODUCTION = """
            # How a referral moves

            Every move that a referral may make, from `transitions.csv`; what is not here is refused. A Task has two axes: `Task.status`, and
            `Task.businessStatus` with the finer state. This page is compared with the table by a test; after a change of the table write it
            anew with `./mvnw -pl fhir-profiles test -Dtest=TransitionsPageTest -Dpasserelle.docs.write=true`.

            """;

    private TransitionsPage() {}

    static String of(TransitionTable table, Vocabulary vocabulary) {
        return INTRODUCTION + states(table, vocabulary) + moves(table);
    }

    private static String states(TransitionTable table, Vocabulary vocabulary) {
        return """
                ## States

                | Business status | Task.status | English | Français | The requester may | The owner may | The gateway may |
                | --- | --- | --- | --- | --- | --- | --- |
                """
                + Arrays.stream(BusinessStatus.values())
                        .map(state -> row(
                                code(state.code()),
                                code(state.taskStatus().toCode()),
                                display(vocabulary, state, Locale.CANADA),
                                display(vocabulary, state, Locale.CANADA_FRENCH),
                                rules(table, state, Actor.REQUESTER),
                                rules(table, state, Actor.OWNER),
                                rules(table, state, Actor.GATEWAY)))
                        .collect(joining())
                + "\n";
    }

    private static String moves(TransitionTable table) {
        return """
                ## Moves

                | Rule | From | To | By | Must carry | Tells | Note |
                | --- | --- | --- | --- | --- | --- | --- |
                """
                + table.all().stream()
                        .map(move -> row(
                                code(move.rule()),
                                from(move),
                                state(move.to(), code(move.toBusiness().code())),
                                list(move.actors(), Actor::code),
                                list(move.requires(), Requirement::code),
                                list(move.tells(), Actor::code),
                                move.note()))
                        .collect(joining());
    }

    private static String rules(TransitionTable table, BusinessStatus state, Actor actor) {
        return table.movesFrom(state.taskStatus(), state, actor).stream()
                .map(Transition::rule)
                .distinct()
                .collect(joining(", "));
    }

    private static String from(Transition move) {
        return state(
                move.from(),
                move.fromBusiness().stream()
                        .sorted()
                        .map(business -> code(business.code()))
                        .collect(joining(", ")));
    }

    private static String state(@Nullable TaskStatus status, String business) {
        String plain = status == null ? "(start)" : code(status.toCode());
        return business.isEmpty() || business.equals(plain) ? plain : plain + ": " + business;
    }

    private static String display(Vocabulary vocabulary, BusinessStatus state, Locale locale) {
        return vocabulary.display(Systems.BUSINESS_STATUS, state.code(), locale).orElseThrow();
    }

    private static <E extends Enum<E>> String list(Collection<E> values, Function<E, String> codeOf) {
        return values.stream().sorted(Comparator.naturalOrder()).map(codeOf).collect(joining(", "));
    }

    private static String code(String code) {
        return "`" + code + "`";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
