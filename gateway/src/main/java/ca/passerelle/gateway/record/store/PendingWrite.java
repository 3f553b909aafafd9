package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.database.Statements;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.routes.kit.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** One write of the record while it is being decided. */
final class PendingWrite implements Writing {

    private final Caller caller;
    private final ResourceTable table;
    private final Json json;
    private final Map<ResourceKey, Change> changes = new LinkedHashMap<>();
    private final Map<ResourceKey, ResourceTable.Row> rows = new HashMap<>();
    private final Map<ResourceKey, Optional<ResourceTable.Row>> looked = new HashMap<>();
    private final Map<ResourceKey, Set<UUID>> grants = new LinkedHashMap<>();
    private final Map<ResourceKey, Set<UUID>> revocations = new HashMap<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Statements statements = new Statements();
    private Instant at = Instant.EPOCH;

    PendingWrite(Caller caller, ResourceTable table, Json json) {
        this.caller = caller;
        this.table = table;
        this.json = json;
    }

    /**
     * Stamps the write, and looks at what it refers to.
     *
     * @return what of it is there and the caller may see
     */
    Set<ResourceKey> begin(Set<ResourceKey> referenced) {
        ResourceTable.Beginning beginning = table.begin(referenced);
        at = beginning.stamp();
        referenced.forEach(key -> looked.put(key, Optional.empty()));
        Set<ResourceKey> visible = new HashSet<>();
        for (ResourceTable.Row row : beginning.rows()) {
            ResourceKey key = row.resource().key();
            looked.put(key, Optional.of(row));
            if (!row.resource().deleted() && (caller.isGateway() || sees(row))) {
                visible.add(key);
            }
        }
        if (caller.isRehearsal()) {
            // In whose name it is rehearsed is in no record.
            visible.add(new ResourceKey("Organization", caller.organization()));
        }
        return visible;
    }

    void create(ResourceKey key, Resource resource, String location) {
        changes.put(key, new Change(key, caller.partner(), 0, null, resource, location));
        grants.put(key, new LinkedHashSet<>(Set.of(caller.partner())));
    }

    /** Locks a stored resource that the caller may see, for a change. */
    Change open(ResourceKey key, String location) {
        Change pending = changes.get(key);
        if (pending != null) {
            return pending;
        }
        ResourceTable.Row row = table.lock(key)
                .filter(found -> caller.isGateway() || sees(found))
                .orElseThrow(() -> Refusal.notFound(key.type()));
        if (row.resource().deleted()) {
            throw new Refusal(Refusal.Kind.GONE, Refusal.notFound(key.type()).problems());
        }
        return add(key, row, location);
    }

    private Change add(ResourceKey key, ResourceTable.Row row, String location) {
        rows.put(key, row);
        Resource before = json.read(row.resource().json());
        Change change = new Change(key, row.custodian(), row.resource().version(), before, before.copy(), location);
        changes.put(key, change);
        return change;
    }

    private boolean sees(ResourceTable.Row row) {
        return row.participants().contains(caller.partner())
                || row.participants().contains(Caller.EVERYBODY);
    }

    /** The resource as it stands, of a pending change; empty for a creation. */
    Optional<Resource> before(ResourceKey key) {
        return Optional.ofNullable(changes.get(key)).flatMap(change -> Optional.ofNullable(change.before()));
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Instant at() {
        return at;
    }

    @Override
    public List<Change> changes() {
        return List.copyOf(changes.values());
    }

    @Override
    public Optional<Resource> current(ResourceKey key) {
        Change change = changes.get(key);
        if (change != null) {
            return Optional.ofNullable(change.after());
        }
        return stored(key)
                .filter(row -> !row.resource().deleted())
                .map(row -> json.read(row.resource().json()));
    }

    @Override
    public int version(ResourceKey key) {
        Change change = changes.get(key);
        if (change != null) {
            return change.isNothing() ? change.versionBefore() : change.versionBefore() + 1;
        }
        return stored(key).map(row -> row.resource().version()).orElse(0);
    }

    @Override
    public Optional<UUID> custodian(ResourceKey key) {
        Change change = changes.get(key);
        return change != null ? Optional.of(change.custodian()) : stored(key).map(ResourceTable.Row::custodian);
    }

    @Override
    public List<Coding> labels(ResourceKey key) {
        Change change = changes.get(key);
        if (change != null) {
            return change.labels();
        }
        // Few resources have any: the others are not parsed for it.
        return stored(key)
                .map(row -> row.resource().json())
                .filter(text -> text.contains("\"security\""))
                .map(text -> json.read(text).getMeta().getSecurity())
                .orElse(List.of());
    }

    /** What is stored, read once for this write however often the rules look. */
    private Optional<ResourceTable.Row> stored(ResourceKey key) {
        ResourceTable.Row locked = rows.get(key);
        return locked != null ? Optional.of(locked) : looked.computeIfAbsent(key, table::row);
    }

    /** What is stored of a resource that this write leaves as it is. */
    StoredResource standing(ResourceKey key) {
        return stored(key).orElseThrow(() -> Refusal.notFound(key.type())).resource();
    }

    @Override
    public Change change(ResourceKey key) {
        Change pending = changes.get(key);
        if (pending != null) {
            return pending;
        }
        return add(key, table.lock(key).orElseThrow(() -> Refusal.notFound(key.type())), key.type());
    }

    @Override
    public Set<UUID> participants(ResourceKey key) {
        Set<UUID> all = new LinkedHashSet<>();
        ResourceTable.Row row = rows.get(key);
        if (row != null) {
            all.addAll(row.participants());
        } else if (!changes.containsKey(key)) {
            stored(key).ifPresent(found -> all.addAll(found.participants()));
        }
        all.removeAll(revocations.getOrDefault(key, Set.of()));
        all.addAll(grants.getOrDefault(key, Set.of()));
        return all;
    }

    @Override
    public void grant(ResourceKey key, Collection<UUID> partners) {
        grants.computeIfAbsent(key, any -> new LinkedHashSet<>()).addAll(partners);
    }

    @Override
    public void revoke(ResourceKey key, Collection<UUID> partners) {
        if (!rows.containsKey(key)) {
            throw new IllegalStateException("only what is locked can be hidden");
        }
        revocations.computeIfAbsent(key, any -> new LinkedHashSet<>()).addAll(partners);
    }

    @Override
    public Statements alongside() {
        return statements;
    }

    @Override
    public void warn(Problem warning) {
        warnings.add(warning);
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /** Grants to resources that this write does not otherwise touch and that not all of the partners may see yet, in one order for all writers. */
    Map<ResourceKey, Set<UUID>> grantedOnly() {
        Map<ResourceKey, Set<UUID>> only = new TreeMap<>();
        grants.forEach((key, partners) -> {
            boolean written = changes.containsKey(key) && !changes.get(key).isNothing();
            boolean known = !written
                    && stored(key)
                            .filter(row -> row.participants().containsAll(partners))
                            .isPresent();
            if (!written && !known) {
                only.put(key, partners);
            }
        });
        return only;
    }
}
