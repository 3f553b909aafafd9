package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.audit.AuditTrail;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Instruction.Verb;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.WriteRule;
import ca.passerelle.gateway.record.Written;
import ca.passerelle.gateway.record.Written.Effect;
import ca.passerelle.gateway.record.content.Content;
import ca.passerelle.gateway.record.content.ContentCheck;
import ca.passerelle.gateway.record.search.IndexEntry;
import ca.passerelle.gateway.record.store.Targets.Target;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies the instructions of one write: targets, references, preconditions, content, rules, rows; all inside one transaction. */
@Component
class Writer {

    private final ResourceTable table;
    private final Targets targets;
    private final Finder finder;
    private final References references;
    private final Patching patching;
    private final ContentCheck check;
    private final Json json;
    private final List<WriteRule> rules;
    private final AuditTrail audit;

    Writer(
            ResourceTable table,
            Targets targets,
            Finder finder,
            References references,
            Patching patching,
            ContentCheck check,
            Json json,
            List<WriteRule> rules,
            AuditTrail audit) {
        this.table = table;
        this.targets = targets;
        this.finder = finder;
        this.references = references;
        this.patching = patching;
        this.check = check;
        this.json = json;
        this.rules = rules;
        this.audit = audit;
    }

    Written apply(Caller caller, List<Instruction> instructions) {
        List<Target> wanted = targets.of(caller, instructions);
        PendingWrite write = new PendingWrite(caller, table, json);
        Map<ResourceKey, Content> content = prepare(caller, wanted, write);
        checkContent(content, wanted, write);
        rules.forEach(rule -> rule.apply(write));
        Map<ResourceKey, Written.Result> results = store(write);
        write.grantedOnly().forEach(table::grant);
        List<Written.Result> inOrder = new ArrayList<>();
        for (Target target : wanted) {
            Written.Result result = results.get(target.key());
            inOrder.add(result != null ? result : new Written.Result(Effect.UNCHANGED, write.standing(target.key())));
        }
        return new Written(inOrder, write.warnings());
    }

    /** Opens and fills every change, rows locked in one order for all writers. Gives the content that came from the caller. */
    private Map<ResourceKey, Content> prepare(Caller caller, List<Target> wanted, PendingWrite write) {
        Map<String, ResourceKey> fullUrls = new HashMap<>();
        for (Target target : wanted) {
            String fullUrl = target.instruction().fullUrl();
            if (fullUrl != null && fullUrls.put(fullUrl, target.key()) != null) {
                throw Refusal.badRequest(
                        target.instruction().location(),
                        ProblemCode.STRUCTURE,
                        "Two entries of one transaction have the same fullUrl.");
            }
        }
        Map<String, ResourceKey> names = References.names(fullUrls);
        wanted.stream()
                .filter(target -> target.exists() && target.instruction().verb() != Verb.CREATE)
                .sorted(Comparator.comparing(Target::key))
                .forEach(target -> write.open(target.key(), target.instruction().location()));
        Map<ResourceKey, Content> content = new LinkedHashMap<>();
        wanted.stream()
                .sorted(Comparator.comparing(target -> target.instruction().verb()))
                .forEach(target -> {
                    Resource after = fill(target, write);
                    if (after != null) {
                        Content found = check.of(after, at(target.instruction()));
                        references.rewrite(
                                found,
                                names,
                                (type, query) -> finder.find(caller, new Finder.Wanted(type, query, false)));
                        content.put(target.key(), found);
                    }
                });
        return content;
    }

    /** Opens the change and gives what the caller makes of the resource; null when that is nothing. */
    private @Nullable Resource fill(Target target, PendingWrite write) {
        Instruction instruction = target.instruction();
        ResourceKey key = target.key();
        if (instruction.verb() == Verb.CREATE && target.exists()) {
            return null;
        }
        if (!target.exists()) {
            Resource created = named(Objects.requireNonNull(instruction.resource()), key);
            write.create(key, created, instruction.location());
            instruction.labels().forEach(label -> write.change(key).label(label));
            return created;
        }
        Change change = write.open(key, instruction.location());
        change.setPurpose(instruction.purpose());
        instruction.labels().forEach(change::label);
        Integer expected = instruction.ifMatch();
        if (expected != null && expected != change.versionBefore()) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    instruction.location(),
                    ProblemCode.STALE_VERSION,
                    "The resource has changed: its version is now " + change.versionBefore() + ".");
        }
        switch (instruction.verb()) {
            case DELETE -> change.become(null);
            case UPDATE -> change.become(named(Objects.requireNonNull(instruction.resource()), key));
            case PATCH -> change.become(patching.apply(change, Objects.requireNonNull(instruction.patch())));
            case CREATE -> throw new IllegalStateException("a create has no change to open");
        }
        return change.after();
    }

    /** Where the resource stands in the request, as a FHIRPath. */
    private static String at(Instruction instruction) {
        String location = instruction.location();
        return location.startsWith("Bundle.") ? location + ".resource" : location;
    }

    private void checkContent(Map<ResourceKey, Content> content, List<Target> wanted, PendingWrite write) {
        List<Problem> problems = content.values().stream()
                .flatMap(found -> found.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, problems);
        }
        references.check(
                content,
                wanted.stream().map(Target::key).collect(Collectors.toSet()),
                key -> write.before(key)
                        .map(before -> check.of(before, key.type()).references().stream()
                                .map(Content.Located::literal)
                                .collect(Collectors.toSet()))
                        .orElse(Set.of()),
                referenced -> {
                    Set<ResourceKey> looked = new LinkedHashSet<>(referenced);
                    looked.addAll(asked(wanted));
                    return write.begin(looked);
                });
    }

    /** What conditional creates asked for and is there: it is answered with, and the rules look at it. */
    private static Set<ResourceKey> asked(List<Target> wanted) {
        return wanted.stream()
                .filter(target -> target.exists() && target.instruction().verb() == Verb.CREATE)
                .map(Target::key)
                .collect(Collectors.toSet());
    }

    private Map<ResourceKey, Written.Result> store(PendingWrite write) {
        Map<ResourceKey, Written.Result> results = new HashMap<>();
        List<AuditTrail.Entry> entries = new ArrayList<>();
        List<ResourceTable.NewRow> created = new ArrayList<>();
        for (Change change : write.changes()) {
            if (change.isNothing()) {
                continue;
            }
            ResourceKey key = change.key();
            int version = change.versionBefore() + 1;
            Set<UUID> participants = write.participants(key);
            Resource after = change.after();
            StoredResource stored = new StoredResource(
                    key,
                    version,
                    write.at(),
                    after == null,
                    after == null ? "" : json.write(stamped(after, version, change.labels(), write)));
            IndexEntry index =
                    after == null ? IndexEntry.ofDeleted(key.type(), participants) : IndexEntry.of(after, participants);
            ResourceTable.Row row = new ResourceTable.Row(stored, change.custodian(), participants);
            if (change.isCreation()) {
                created.add(new ResourceTable.NewRow(row, index));
            } else {
                table.supersede(row, timesBefore(change), index, write.alongside());
            }
            if (change.forgetsEarlier()) {
                VersionTable.forget(key, write.alongside());
                entries.add(new AuditTrail.Entry(
                        write.caller().partner(),
                        "forget-history",
                        key.type(),
                        key.id().toString(),
                        "success"));
            }
            Effect effect = change.isCreation() ? Effect.CREATED : after == null ? Effect.DELETED : Effect.UPDATED;
            results.put(key, new Written.Result(effect, stored));
            entries.add(new AuditTrail.Entry(
                    write.caller().partner(),
                    action(effect),
                    key.type(),
                    key.id() + "/_history/" + version,
                    "success",
                    write.caller().user()));
        }
        table.insert(created, write.alongside());
        audit.add(entries, write.alongside());
        table.run(write.alongside());
        return results;
    }

    private static List<IndexEntry.Date> timesBefore(Change change) {
        Resource before = change.before();
        return before == null ? List.of() : IndexEntry.datesOf(before);
    }

    private static String action(Effect effect) {
        return switch (effect) {
            case CREATED -> "create";
            case DELETED -> "delete";
            case UPDATED, UNCHANGED -> "update";
        };
    }

    private static Resource named(Resource resource, ResourceKey key) {
        resource.setId(key.id().toString());
        return resource;
    }

    /** The server's own meta, labels included; labels and tags of a client are not kept, they could only mislead. */
    private static Resource stamped(Resource resource, int version, List<Coding> labels, PendingWrite write) {
        Meta meta = new Meta();
        resource.getMeta().getProfile().forEach(profile -> meta.addProfile(profile.getValue()));
        meta.setVersionId(Integer.toString(version));
        meta.setLastUpdated(Date.from(write.at()));
        labels.forEach(label -> meta.addSecurity(label.copy()));
        resource.setMeta(meta);
        return resource;
    }
}
