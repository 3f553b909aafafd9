package ca.passerelle.routes.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import of a directory package came to.
 *
 * @param run id of the run
 * @param feed key of the feed
 * @param state how it ended
 * @param started when it began
 * @param finished when it was over
 * @param created records that are new, or back
 * @param updated records that differ from before
 * @param unchanged records that do not, and were not written
 * @param retired records that the package no longer holds
 * @param held records that it no longer holds, kept until a person agrees
 * @param quarantined records that were set aside
 * @param rules rule id to how often it was met
 * @param lines where rules were met; of those that only inform, the first of each rule
 */
public record ImportReport(
        UUID run,
        String feed,
        State state,
        Instant started,
        @Nullable Instant finished,
        int created,
        int updated,
        int unchanged,
        int retired,
        int held,
        int quarantined,
        Map<String, Integer> rules,
        List<Line> lines) {

    /** How a run ended. */
    public enum State {
        RUNNING,
        /** All of it applied. */
        APPLIED,
        /**
         * Nothing of it applied until a person agrees: too many records are missing, or a crisis line changed. The counts say what it would
         * do.
         */
        HELD,
        /** Was held; a person agreed, and a new run applied it. */
        RELEASED,
        /** Was held; a person said no. */
        DISCARDED,
        /** Nothing changed; the lines say why. */
        REFUSED,
        /** Nothing changed: the gateway failed or was stopped. */
        FAILED
    }

    /**
     * One place where a rule was met. It carries no value of the feed.
     *
     * @param rule id of the rule
     * @param severity {@code REFUSED}, {@code QUARANTINED}, {@code WARNING} or {@code INFO}
     * @param place {@code services.csv row 17 column url}
     * @param key source id of the record, empty where there is none
     */
    public record Line(String rule, String severity, String place, String key) {}
}
