package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.audit.AuditTrail;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.HistoryPosition;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Page;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.Written;
import ca.passerelle.gateway.record.search.Condition;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.Search;
import ca.passerelle.gateway.record.search.TypeGrammar;
import ca.passerelle.profiles.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The record on PostgreSQL. */
@Component
class PostgresRecord implements FhirRecord {

    private final ResourceTable table;
    private final VersionTable versions;
    private final Finder finder;
    private final Writer writer;
    private final Horizon horizon;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    PostgresRecord(
            ResourceTable table,
            VersionTable versions,
            Finder finder,
            Writer writer,
            Horizon horizon,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.table = table;
        this.versions = versions;
        this.finder = finder;
        this.writer = writer;
        this.horizon = horizon;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public StoredResource read(Caller caller, ResourceKey key) {
        return present(caller, "read", key, table.current(caller, key));
    }

    @Override
    public StoredResource read(Caller caller, ResourceKey key, int version) {
        Optional<StoredResource> found = table.current(caller, key)
                .flatMap(current ->
                        current.version() == version ? Optional.of(current) : versions.superseded(key, version));
        return present(caller, "vread", key, found);
    }

    @Override
    public List<StoredResource> readAll(Caller caller, Collection<ResourceKey> keys) {
        return keys.isEmpty() ? List.of() : table.current(caller, keys);
    }

    @Override
    public List<StoredResource> history(Caller caller, ResourceKey key) {
        List<StoredResource> found = new ArrayList<>();
        table.current(caller, key).ifPresent(current -> {
            found.add(current);
            found.addAll(versions.superseded(key));
        });
        noteRead(
                caller, "history-instance", key.type(), key.id().toString(), found.isEmpty() ? "NOT_FOUND" : "success");
        return found;
    }

    @Override
    public List<StoredResource> lookUp(Caller caller, Search search) {
        return finder.page(caller, search).matches();
    }

    @Override
    public Page search(Caller caller, Search search) {
        Page page = finder.page(caller, search);
        String asked = Stream.concat(
                        search.conditions().stream().map(Condition::parameter),
                        Stream.of("matches=" + page.matches().size()))
                .collect(Collectors.joining("&"));
        noteRead(caller, "search-type", search.type(), asked, "success");
        return page;
    }

    @Override
    public List<StoredResource> changed(
            Caller caller, String type, Instant since, @Nullable HistoryPosition after, int count) {
        boolean published = Grammar.of(type).filter(TypeGrammar::published).isPresent();
        if (!published) {
            throw new Refusal(
                    Refusal.Kind.NOT_OFFERED,
                    type,
                    ProblemCode.NOT_SUPPORTED,
                    "The history of a whole type is offered for the directory only.");
        }
        List<StoredResource> changed = versions.changed(type, since, horizon.settledBefore(), after, count);
        noteRead(caller, "history-type", type, "versions=" + changed.size(), "success");
        return changed;
    }

    @Override
    public Optional<StoredResource> find(Caller caller, String type, String criteria) {
        return finder.find(caller, new Finder.Wanted(type, criteria, false));
    }

    @Override
    public Written write(Caller caller, List<Instruction> instructions) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (caller.isRehearsal()) {
                status.setRollbackOnly();
            }
            return writer.apply(caller, instructions);
        }));
    }

    @Override
    public void forget(Caller caller, Collection<ResourceKey> keys) {
        for (ResourceKey key : keys) {
            if (versions.forget(caller.partner(), key) > 0) {
                audit.add(new AuditTrail.Entry(
                        caller.partner(), "forget-history", key.type(), key.id().toString(), "success"));
            }
        }
    }

    private StoredResource present(Caller caller, String action, ResourceKey key, Optional<StoredResource> found) {
        if (found.isEmpty()) {
            noteRead(caller, action, key.type(), key.id().toString(), "NOT_FOUND");
            throw Refusal.notFound(key.type());
        }
        if (found.get().deleted()) {
            throw new Refusal(Refusal.Kind.GONE, Refusal.notFound(key.type()).problems());
        }
        noteRead(
                caller,
                action,
                key.type(),
                key.id() + "/_history/" + found.get().version(),
                "success");
        return found.get();
    }

    /** What the gateway reads to do its own work is part of the entry of that work; a rehearsal sees only what is public. */
    private void noteRead(Caller caller, String action, String type, String resource, String outcome) {
        if (!caller.isGateway() && !caller.isRehearsal()) {
            audit.add(new AuditTrail.Entry(caller.partner(), action, type, resource, outcome));
        }
    }
}
