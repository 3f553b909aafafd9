package ca.passerelle.routes.kit;

import java.util.List;
import java.util.function.Function;

/** What mapping a message gave: a value with notes, or the problems that stand in its way. */
public sealed interface Outcome<T> {

    /** The message was understood. */
    record Mapped<T>(T value, List<Note> notes) implements Outcome<T> {
        public Mapped {
            notes = List.copyOf(notes);
        }
    }

    /** The message cannot be accepted as it is; at least one problem is an error. */
    record Rejected<T>(List<Problem> problems) implements Outcome<T> {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    static <T> Outcome<T> mapped(T value, List<Note> notes) {
        return new Mapped<>(value, notes);
    }

    static <T> Outcome<T> rejected(List<Problem> problems) {
        return new Rejected<>(problems);
    }

    static <T> Outcome<T> rejected(Problem problem) {
        return new Rejected<>(List.of(problem));
    }

    /** Both cases at once; the compiler sees to it that none is forgotten. */
    default <R> R fold(Function<Mapped<T>, R> whenMapped, Function<Rejected<T>, R> whenRejected) {
        if (this instanceof Mapped<T> mapped) {
            return whenMapped.apply(mapped);
        }
        return whenRejected.apply((Rejected<T>) this);
    }
}
