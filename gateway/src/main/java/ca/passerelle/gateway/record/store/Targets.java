package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Instruction.Verb;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.profiles.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Decides which resource each instruction is about, conditional interactions included. */
@Component
class Targets {

    private final Finder finder;

    Targets(Finder finder) {
        this.finder = finder;
    }

    /**
     * What an instruction is about.
     *
     * @param exists whether the resource is there already, and is what a conditional create asked for
     */
    record Target(Instruction instruction, ResourceKey key, boolean exists) {}

    /** Finds all targets. Conditional creates and updates of one custodian with the same criteria wait for each other. */
    List<Target> of(Caller caller, List<Instruction> instructions) {
        Iterator<Optional<StoredResource>> matches = matches(caller, instructions);
        List<Target> targets = new ArrayList<>();
        Set<String> named = new HashSet<>();
        Set<ResourceKey> found = new HashSet<>();
        for (Instruction instruction : instructions) {
            Target target = instruction.criteria() == null ? target(instruction) : target(instruction, matches.next());
            String meaning = instruction.criteria() == null
                    ? target.key().reference()
                    : instruction.type() + "?" + instruction.criteria();
            if (!named.add(meaning) || (target.exists() && !found.add(target.key()))) {
                throw Refusal.badRequest(
                        instruction.location(),
                        ProblemCode.STRUCTURE,
                        "Two entries of one transaction are about the same resource.");
            }
            targets.add(target);
        }
        return targets;
    }

    /** What the conditional ones among the instructions match, in their order. */
    private Iterator<Optional<StoredResource>> matches(Caller caller, List<Instruction> instructions) {
        // In sorted order, so that two transactions cannot wait for each other.
        TreeSet<String> locks = new TreeSet<>();
        List<Finder.Wanted> wanted = new ArrayList<>();
        for (Instruction instruction : instructions) {
            String criteria = instruction.criteria();
            if (criteria != null) {
                locks.add(caller.partner() + " " + instruction.type() + "?" + criteria);
                wanted.add(new Finder.Wanted(instruction.type(), criteria, isForOwn(instruction)));
            }
        }
        return finder.findAll(caller, locks, wanted).iterator();
    }

    /** What a caller creates or replaces by criteria is its own; another custodian's resource is no match. */
    private static boolean isForOwn(Instruction instruction) {
        return instruction.verb() == Verb.CREATE || instruction.verb() == Verb.UPDATE;
    }

    /** Only the gateway's own code gives an id to what it creates; a client's update never creates. */
    private static Target target(Instruction instruction) {
        UUID id = instruction.id();
        return new Target(
                instruction,
                new ResourceKey(instruction.type(), id == null ? UUID.randomUUID() : id),
                instruction.verb() != Verb.CREATE);
    }

    private static Target target(Instruction instruction, Optional<StoredResource> match) {
        String type = instruction.type();
        if (match.isEmpty() && !isForOwn(instruction)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    instruction.location(),
                    ProblemCode.NOT_FOUND,
                    "There is no " + type + " that the condition names.");
        }
        return new Target(
                instruction,
                match.map(StoredResource::key).orElseGet(() -> new ResourceKey(type, UUID.randomUUID())),
                match.isPresent());
    }
}
