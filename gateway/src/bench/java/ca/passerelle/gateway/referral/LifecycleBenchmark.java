package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.referral.Lifecycle.Ruling;
import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.gateway.referral.Lifecycle.Wish;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.profiles.TransitionTable;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Warmup;

/** How many moves the pure function decides in a second, by one thread. */
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LifecycleBenchmark {

    /** From where to where, as the two business statuses. */
    @Param({"SENT:ACCEPTED", "IN_PROGRESS:COMPLETED", "BOOKED:CANCELLED", "COMPLETED:ACCEPTED"})
    public String move = "SENT:ACCEPTED";

    private final Lifecycle lifecycle = new Lifecycle(TransitionTable.load());

    @Benchmark
    public Ruling rule() {
        String[] ends = move.split(":");
        BusinessStatus from = BusinessStatus.valueOf(ends[0]);
        BusinessStatus to = BusinessStatus.valueOf(ends[1]);
        return lifecycle.rule(new Wish(
                new State(from.taskStatus(), from),
                to.taskStatus(),
                to,
                Set.of(Actor.OWNER),
                EnumSet.of(Requirement.OUTPUT, Requirement.REASON)));
    }
}
