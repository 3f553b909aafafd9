package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.routes.kit.Problem;

/** Says which entry of a transaction a refusal is about: of several Tasks one may not move. */
final class Located {

    private Located() {}

    /**
     * Does a piece of work on one change.
     *
     * @throws Refusal the work's own, by the place of the change in its request
     */
    static void at(Change change, Runnable work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            if (!change.location().startsWith("Bundle.")) {
                throw refusal;
            }
            throw new Refusal(
                    refusal.kind(),
                    refusal.problems().stream()
                            .map(problem -> located(problem, change))
                            .toList());
        }
    }

    private static Problem located(Problem problem, Change change) {
        String type = change.key().type();
        String element = problem.location();
        boolean own = element.equals(type) || element.startsWith(type + ".");
        return own
                ? new Problem(
                        change.location() + ".resource" + element.substring(type.length()),
                        problem.code(),
                        problem.severity(),
                        problem.text())
                : problem;
    }
}
