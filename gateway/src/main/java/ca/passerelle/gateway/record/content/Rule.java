package ca.passerelle.gateway.record.content;

import ca.passerelle.profiles.ProblemCode;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/**
 * An invariant of R4 as a function.
 *
 * @param type the class of elements that it is about, subclasses included
 * @param key what the specification calls it
 * @param child the child at which a violation is located; empty for the element itself
 * @param text what holds, in the words of the one who reads the refusal
 * @param test whether it holds of an element in a resource (the outermost one)
 */
record Rule(
        Class<? extends Base> type,
        String key,
        String child,
        ProblemCode code,
        String text,
        BiPredicate<Base, Resource> test) {

    static <T extends Base> Rule of(Class<T> type, String key, String text, Predicate<T> test) {
        return inResource(type, key, text, (element, resource) -> test.test(element));
    }

    static <T extends Base> Rule inResource(Class<T> type, String key, String text, BiPredicate<T, Resource> test) {
        return new Rule(
                type,
                key,
                "",
                ProblemCode.INVALID_VALUE,
                text,
                (element, resource) -> test.test(type.cast(element), resource));
    }

    /** A required binding: the codes of a child are of a value set. */
    static <T extends Base> Rule binding(Class<T> type, String child, String text, Predicate<T> test) {
        return new Rule(
                type,
                "required-binding",
                child,
                ProblemCode.UNKNOWN_CODE,
                text,
                (element, resource) -> test.test(type.cast(element)));
    }

    boolean holds(Base element, Resource resource) {
        return test.test(element, resource);
    }
}
