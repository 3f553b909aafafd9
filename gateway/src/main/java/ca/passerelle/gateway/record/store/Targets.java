package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Instruction.Verb;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.profiles.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Decides which resource each instruction is about, conditional interactions included. */
@Component
class Targets {

    private final ResourceTable table;
    private final Finder finder;

    Targets(ResourceTable table, Finder finder) {
        this.table = table;
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
        // In sorted order, so that two transactions cannot wait for each other.
        TreeSet<String> meanings = new TreeSet<>();
        for (Instruction instruction : instructions) {
            if (instruction.criteria() != null) {
                meanings.add(caller.partner() + " " + instruction.type() + "?" + instruction.criteria());
            }
        }
        meanings.forEach(table::lockCriteria);
        List<Target> targets = new ArrayList<>();
        for (Instruction instruction : instructions) {
            targets.add(target(caller, instruction));
        }
        return targets;
    }

    private Target target(Caller caller, Instruction instruction) {
        String type = instruction.type();
        if (instruction.criteria() == null) {
            UUID id = instruction.id();
            return new Target(instruction, new ResourceKey(type, id == null ? UUID.randomUUID() : id), id != null);
        }
        // What a caller creates or replaces by criteria is its own; another custodian's resource is no match.
        boolean ownOnly = instruction.verb() == Verb.CREATE || instruction.verb() == Verb.UPDATE;
        Optional<StoredResource> found = finder.find(caller, type, instruction.criteria(), ownOnly);
        if (found.isEmpty() && !ownOnly) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    instruction.location(),
                    ProblemCode.NOT_FOUND,
                    "There is no " + type + " that the condition names.");
        }
        return new Target(
                instruction,
                found.map(StoredResource::key).orElseGet(() -> new ResourceKey(type, UUID.randomUUID())),
                found.isPresent());
    }
}
