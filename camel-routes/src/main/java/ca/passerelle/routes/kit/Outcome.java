package ca.passerelle.routes.kit;

import java.util.List;
import java.util.function.Function;

/** What mapping a message gave: a value with notes, or the problems that stand in its way. */
public sealed interface Outcome<T> {

    /**
     * The message was understood.
     *
     * @param notes what did not simply map
     * @param awaited what would have been understood better; a referral among it means that nothing can be written yet
     */
    record Mapped<T>(T value, List<Note> notes, List<Awaited> awaited) implements Outcome<T> {
        public Mapped {
            notes = List.copyOf(notes);
            awaited = List.copyOf(awaited);
        }

        public Mapped(T value, List<Note> notes) {
            this(value, notes, List.of());
        }
    }

    /**
     * The message cannot be accepted as it is; at least one problem is an error.
     *
     * @param awaited with what it could be; empty when only the sender can put it right
     */
    record Rejected<T>(List<Problem> problems, List<Awaited> awaited) implements Outcome<T> {
        public Rejected {
            problems = List.copyOf(problems);
            awaited = List.copyOf(awaited);
        }

        public Rejected(List<Problem> problems) {
            this(problems, List.of());
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

    /** What is awaited, in either case. */
    List<Awaited> awaited();

    /** Both cases at once; the compiler sees to it that none is forgotten. */
    default <R> R fold(Function<Mapped<T>, R> whenMapped, Function<Rejected<T>, R> whenRejected) {
        if (this instanceof Mapped<T> mapped) {
            return whenMapped.apply(mapped);
        }
        return whenRejected.apply((Rejected<T>) this);
    }
}
