package ca.passerelle.gateway.record;

import ca.passerelle.routes.kit.Problem;
import java.util.List;

/**
 * What a write came to.
 *
 * @param results one for each instruction, in the order of the request
 * @param warnings what the rules have to say although they let it pass
 */
public record Written(List<Result> results, List<Problem> warnings) {

    /** How one instruction ended. */
    public record Result(Effect effect, StoredResource resource) {}

    /** What an instruction did. */
    public enum Effect {
        CREATED,
        UPDATED,
        /** Nothing to change, or a conditional create whose resource was there. */
        UNCHANGED,
        DELETED
    }

    public Result only() {
        return results.get(0);
    }
}
