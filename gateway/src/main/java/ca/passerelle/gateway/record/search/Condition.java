package ca.passerelle.gateway.record.search;

import ca.passerelle.gateway.record.search.SearchParameter.Kind;
import java.util.List;
import java.util.UUID;

/** One condition of a search. All conditions of a search hold together; the values within one are alternatives. */
public sealed interface Condition {

    /** The parameter as the query names it, without its values: what the audit trail keeps. */
    String parameter();

    /** {@code _id}. */
    record Ids(List<UUID> ids) implements Condition {

        @Override
        public String parameter() {
            return "_id";
        }
    }

    /** A token, reference or URI parameter has any of these terms, or none of them when negated. */
    record AnyKey(String parameter, List<String> terms, boolean negated) implements Condition {}

    /** A string parameter has any of these texts, folded unless compared exactly. */
    record AnyText(String parameter, List<String> texts, Match match) implements Condition {}

    /** A date parameter, or {@code _lastUpdated}, compares in any of these ways. */
    record AnyDate(String parameter, List<DateComparison> comparisons) implements Condition {

        /** Whether it is about the resource's own last change. */
        public boolean isLastUpdated() {
            return parameter.equals("_lastUpdated");
        }
    }

    /** {@code near}: the position is within metres of any of these points. */
    record Near(String parameter, List<Circle> circles) implements Condition {}

    /**
     * A circle on the ground.
     *
     * @param latitude of its middle, in degrees (WGS 84)
     * @param longitude of its middle, in degrees
     * @param metres from the middle
     */
    record Circle(double latitude, double longitude, double metres) {}

    /** A parameter has no value at all, or has one. */
    record Missing(String parameter, Kind kind, boolean missing) implements Condition {}

    /** {@code parameter:Type.chained=…}: what a reference leads to fulfils a condition. */
    record Chained(String parameter, String targetType, Condition condition) implements Condition {}

    /** {@code _has:Type:reference:parameter=…}: something that refers here fulfils a condition. */
    record Referred(String sourceType, String reference, Condition condition) implements Condition {

        @Override
        public String parameter() {
            return "_has:" + sourceType + ":" + reference + ":" + condition.parameter();
        }
    }

    /** Any of several conditions: a chain whose reference may lead to several types. */
    record AnyOf(String parameter, List<Condition> alternatives) implements Condition {}

    /** How a string parameter compares. */
    enum Match {
        STARTS,
        CONTAINS,
        EXACT
    }
}
