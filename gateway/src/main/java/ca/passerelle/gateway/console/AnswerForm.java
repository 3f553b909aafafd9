package ca.passerelle.gateway.console;

import ca.passerelle.gateway.referral.Answer;
import ca.passerelle.gateway.referral.Standing;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.StatusReason;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer form as it was filled in.
 *
 * @param move {@code accept}, {@code waitlist}, {@code ask} or {@code decline}
 * @param expected the expected day of a waitlist, {@code 2026-12-24}
 * @param question what the organisation wants to know
 * @param reason code of a decline
 * @param comment words to the reason
 * @param version the version of the Task that the form showed
 */
record AnswerForm(
        @Nullable String move,
        @Nullable String expected,
        @Nullable String question,
        @Nullable String reason,
        @Nullable String comment,
        @Nullable Integer version) {

    static final AnswerForm EMPTY = new AnswerForm(null, null, null, null, null, null);

    /** Longest text that a form takes, in characters. */
    static final int MAX_TEXT = 1000;

    /** How long a wait a form takes; a later day is a slip of the pen. */
    private static final int MAX_YEARS = 5;

    /** Something to put right: the id of the field, and the key of the message. */
    record Fault(String field, String message) {}

    /** An answer, or what is wrong with it. */
    record Read(Optional<Answer> answer, List<Fault> faults) {}

    /** @param today for the reader */
    Read read(LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        Answer answer =
                switch (text(move)) {
                    case "accept" -> new Answer.Accept();
                    case "waitlist" -> waitlist(today, faults);
                    case "ask" -> ask(faults);
                    case "decline" -> decline(faults);
                    default -> fault("moves", "answer.fault.move", faults);
                };
        return new Read(faults.isEmpty() ? Optional.ofNullable(answer) : Optional.empty(), faults);
    }

    private @Nullable Answer waitlist(LocalDate today, List<Fault> faults) {
        try {
            LocalDate day = LocalDate.parse(text(expected));
            if (!day.isBefore(today) && day.isBefore(today.plusYears(MAX_YEARS))) {
                return new Answer.Waitlist(day);
            }
        } catch (DateTimeParseException noDay) {
            return fault("expected", "answer.fault.expected", faults);
        }
        return fault("expected", "answer.fault.expected", faults);
    }

    private @Nullable Answer ask(List<Fault> faults) {
        String words = text(question);
        if (words.isEmpty()) {
            return fault("question", "answer.fault.question", faults);
        }
        return words.length() > MAX_TEXT ? fault("question", "answer.fault.long", faults) : new Answer.Ask(words);
    }

    private @Nullable Answer decline(List<Fault> faults) {
        Optional<StatusReason> why = StatusReason.of(text(reason)).filter(DECLINES::contains);
        String words = text(comment);
        if (why.isEmpty()) {
            return fault("reason", "answer.fault.reason", faults);
        }
        if (words.length() > MAX_TEXT) {
            return fault("comment", "answer.fault.long", faults);
        }
        if (why.get() == StatusReason.OTHER && words.isEmpty()) {
            return fault("comment", "answer.fault.comment", faults);
        }
        return new Answer.Decline(why.get(), words);
    }

    /** Why an organisation declines; the other reasons are given by requesters or by rules. */
    static final List<StatusReason> DECLINES = List.of(
            StatusReason.NO_CAPACITY,
            StatusReason.NOT_ELIGIBLE,
            StatusReason.OUT_OF_AREA,
            StatusReason.MISSING_INFORMATION,
            StatusReason.COULD_NOT_CONTACT,
            StatusReason.PERSON_DECLINED,
            StatusReason.DUPLICATE,
            StatusReason.REFERRED_ELSEWHERE,
            StatusReason.SAFETY,
            StatusReason.OTHER);

    /** The answers that a form offers, as {@link #move} names them. */
    static List<String> moves(Standing standing) {
        return Stream.of("accept", "waitlist", "ask", "decline")
                .filter(move -> standing.isOpen(leadsTo(move)))
                .toList();
    }

    private static BusinessStatus leadsTo(String move) {
        return switch (move) {
            case "accept" -> BusinessStatus.ACCEPTED;
            case "waitlist" -> BusinessStatus.WAITLISTED;
            case "ask" -> BusinessStatus.AWAITING_INFORMATION;
            default -> BusinessStatus.DECLINED;
        };
    }

    private static @Nullable Answer fault(String field, String message, List<Fault> faults) {
        faults.add(new Fault(field, message));
        return null;
    }

    /** Without what neither a page nor FHIR can hold; line ends as HTML forms do not send them. */
    private static String text(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replace("\r\n", "\n")
                        .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                        .strip();
    }
}
