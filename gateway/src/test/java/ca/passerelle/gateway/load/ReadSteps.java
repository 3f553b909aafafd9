package ca.passerelle.gateway.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.passerelle.gateway.load.ClosedLoop.Result;
import ca.passerelle.gateway.load.Created.Owner;
import ca.passerelle.gateway.load.Created.Referral;
import ca.passerelle.gateway.load.HttpLine.Request;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** The steps that read, with ids drawn at random from what was written, the same for every run of the same size. */
final class ReadSteps {

    private static final int SEED = 211;
    private static final String NO_CACHE = "Cache-Control: no-cache\r\n";
    private static final int VISIBLE_WITHIN_MILLIS = 120_000;

    private final Target target;
    private final Created created;

    ReadSteps(Target target, Created created) {
        this.target = target;
        this.created = created;
    }

    /** The kinds of read, by name. */
    Map<String, IntFunction<Request>> kinds() {
        Map<String, IntFunction<Request>> kinds = new LinkedHashMap<>();
        kinds.put("task by id", i -> byWriter("Task/" + any(i).task()));
        kinds.put("work list", i -> workList(i, ""));
        kinds.put("work list, no-cache", i -> workList(i, NO_CACHE));
        kinds.put("work list of the busiest", i -> byOwner(busiest(), "&_include=Task:focus", ""));
        kinds.put("count", i -> byOwner(owner(i), "&_summary=count", ""));
        kinds.put(
                "request by subject",
                i -> byWriter("ServiceRequest?subject=Patient/" + any(i).patient() + "&_revinclude=Task:focus"));
        kinds.put("history", i -> byWriter("Task/" + any(i).task() + "/_history"));
        kinds.put("patient by family", i -> byWriter("Patient?family=" + family(i) + "&_count=20"));
        return kinds;
    }

    /** Reads of one kind: first some that are not measured. */
    Result read(IntFunction<Request> kind, int clients, int unmeasured, int measured) throws InterruptedException {
        ClosedLoop.run(target, clients, unmeasured, kind::apply);
        return ClosedLoop.run(target, clients, measured, i -> kind.apply(unmeasured + i));
    }

    /** How long after the answer to its writing a new Task shows in a work list that was asked for just before. */
    double millisUntilVisible(WriteSteps writes) throws IOException, InterruptedException {
        int number = created.referrals().get(created.referrals().size() - 1).number() + 1;
        Owner owner = created.ownerOf(number);
        Request list = Request.get(
                "Task?owner=Organization/" + owner.id() + "&status=requested&_count=200&_sort=-_lastUpdated",
                Target.bearer(owner.token()));
        try (HttpLine line = new HttpLine(target.base())) {
            line.send(list);
            writes.write(1, 1, false);
            long written = System.nanoTime();
            String task =
                    created.referrals().get(created.referrals().size() - 1).task();
            while (!line.send(list).text().contains(task)) {
                if (millisSince(written) > VISIBLE_WITHIN_MILLIS) {
                    return Double.NaN;
                }
            }
            return millisSince(written);
        }
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private Request workList(int i, String headers) {
        return byOwner(owner(i), "&_include=Task:focus", headers);
    }

    private Request byOwner(Owner owner, String more, String headers) {
        return Request.get(
                "Task?owner=Organization/" + owner.id() + "&status=requested" + more,
                Target.bearer(owner.token()) + headers);
    }

    private Request byWriter(String path) {
        return Request.get(path, target.asWriter());
    }

    private Referral any(int i) {
        return created.referrals().get(drawn(i, created.referrals().size()));
    }

    private Owner owner(int i) {
        return created.owners().get(drawn(i, created.owners().size()));
    }

    /** The last owner: after a bulk fill the one with the most. */
    private Owner busiest() {
        return created.owners().get(created.owners().size() - 1);
    }

    private static String family(int i) {
        return URLEncoder.encode(ReferralText.family(drawn(i, ReferralText.families())), UTF_8);
    }

    private static int drawn(int i, int bound) {
        return new Random(SEED * 1_000_003L + i).nextInt(bound);
    }
}
