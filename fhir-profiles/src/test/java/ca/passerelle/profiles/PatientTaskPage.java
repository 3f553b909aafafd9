package ca.passerelle.profiles;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Renders the tables of patient Tasks as the Markdown page that people read. */
final class PatientTaskPage {

    private static final String INTRODUCTION = """
            # What a person is asked to do

            A patient Task asks a person, or a relative for her, to answer a questionnaire, give a piece of information, make contact or read
            something (HL7 Gravity SDOH Clinical Care 3.0.0, SDOHCC-TaskForPatient). A Task is one when a Patient or RelatedPerson owns it, or when
            nobody does and its code is one of those below. Every move is in `patient-transitions.csv`, what a referral's end does to it in
            `patient-endings.csv`; what is not there is refused. This page is compared with both by a test; write it anew with
            `./mvnw -pl fhir-profiles test -Dtest=PatientTaskPageTest -Dpasserelle.docs.write=true`.

            - **Where it belongs.** To the referral in `partOf`, else to the one open referral of the request in `basedOn` or `focus`; it is for that
              referral's person. Either party of the referral asks; the other is the counterpart, and both see the Task. Without a referral it is between whoever
              keeps the person's record and the person. A request that says `contacting-subject-prohibited` lets nobody ask.
            - **Who acts.** The requester of the Task, the counterpart, the person, the gateway. The person has no login to the gateway yet: until there is one,
              the parties named under "in her name" write down what she said or did, the log names the party, and "tells patient" reaches nobody.
            - **What may change.** Whoever acts for the person changes `status`, `statusReason` and `output`; the requester also `priority`, `description`,
              `restriction` and `note`. All else stays as it was asked.
            - **What comes back.** A Task is completed with an output that answers its code. A QuestionnaireResponse is about the same person, complete, and of the
              questionnaire that was asked. References become inputs (`additional-content`) of the referral's Task, words become a note of it, so that every
              protocol carries them.

            """;

    private PatientTaskPage() {}

    static String of(PatientTransitions moves, PatientEndings endings, List<ClockPolicy> policies) {
        return INTRODUCTION + kinds() + moves(moves) + clocks(policies) + endings(endings);
    }

    private static String kinds() {
        return """
                ## What is asked

                | Code | System | Answered by an output of the type |
                | --- | --- | --- |
                """
                + Arrays.stream(PatientTaskKind.values())
                        .map(kind -> row(
                                code(kind.code()),
                                kind.system(),
                                kind.answers().stream()
                                        .sorted()
                                        .map(PatientTaskPage::code)
                                        .collect(joining(" or "))))
                        .collect(joining())
                + "\n";
    }

    private static String moves(PatientTransitions moves) {
        return """
                ## Moves

                | Rule | From | To | By | In her name | Must carry | Tells | Note |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """
                + moves.all().stream()
                        .map(move -> row(
                                code(move.rule()),
                                move.from() == null ? "(start)" : status(move.from()),
                                status(move.to()),
                                list(move.actors(), PatientTaskActor::code),
                                list(move.inName(), PatientTaskActor::code),
                                list(move.requires(), Requirement::code),
                                list(move.tells(), PatientTaskActor::code),
                                move.note()))
                        .collect(joining())
                + "\n";
    }

    private static String clocks(List<ClockPolicy> policies) {
        return """
                ## When no answer comes

                An answer is due when `restriction.period` ends, else after the time of `clock-policies.csv` (clock `person`); an authority sets its own, by
                code of what is asked, in `passerelle.clocks.policies`. Overdue, the other party of the referral is reminded, which may act in her name (where there
                is none, whoever asked); then whoever asked is told; at last the gateway cancels the Task (`no-response`). Each step of the person begins the time
                anew. Outside of a referral there is no log and nobody to remind: the Task is only cancelled in the end.

                | Priority | Due after | Whoever asked is told after another | Cancelled after another |
                | --- | --- | --- | --- |
                """
                + policies.stream()
                        .filter(policy -> policy.clock() == ClockKind.PERSON && policy.need() == null)
                        .map(policy -> row(
                                code(policy.priority().toCode()),
                                policy.due().toDays() + " days",
                                policy.escalate().toDays() + " days",
                                policy.close() == null
                                        ? "never"
                                        : policy.close().toDays() + " days"))
                        .collect(joining())
                + "\n";
    }

    private static String endings(PatientEndings endings) {
        return """
                ## When the referral ends

                What is open then, by the first row that fits; what stays may also still be asked. A recipient that takes its last step back
                finds what this closed as it was.

                | Referral | Questionnaire category | Becomes | Note |
                | --- | --- | --- | --- |
                """
                + endings.all().stream()
                        .map(ending -> row(
                                status(ending.referral()),
                                ending.category() == null ? "any" : code(ending.category()),
                                ending.then() == null ? "stays" : status(ending.then()),
                                ending.note()))
                        .collect(joining());
    }

    private static String status(TaskStatus status) {
        return code(status.toCode());
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
