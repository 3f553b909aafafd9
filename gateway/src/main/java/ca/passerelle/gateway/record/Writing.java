package ca.passerelle.gateway.record;

import ca.passerelle.gateway.database.Statements;
import ca.passerelle.routes.kit.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** A write in the making: what the rules see of it, and may do to it. */
public interface Writing {

    Caller caller();

    /** The moment at which everything of this write is stamped; the database's clock. */
    Instant at();

    /** The changes so far, in the order of the request; a change that a rule adds comes last. */
    List<Change> changes();

    /** What the resource will be after this write: the pending change if there is one, else what is stored; seen by the rules only. */
    Optional<Resource> current(ResourceKey key);

    /** The version that {@link #current} will have, 0 when there is none. */
    int version(ResourceKey key);

    /** The security labels of a resource after this write; none when there is no such resource. */
    List<Coding> labels(ResourceKey key);

    /** Whose record a resource is; empty when there is no such resource. */
    Optional<UUID> custodian(ResourceKey key);

    /** The pending change of a stored resource, locking and adding it if there is none yet. Its {@code after} starts as what is stored. */
    Change change(ResourceKey key);

    /** Who may see the resource, pending grants included. */
    Set<UUID> participants(ResourceKey key);

    /** Lets partners see a resource from now on, without a new version of it. */
    void grant(ResourceKey key, Collection<UUID> partners);

    /** Takes sight of a resource that this write changes from partners who have it without being a party. */
    void revoke(ResourceKey key, Collection<UUID> partners);

    /** Statements that go to the database together with the rows of this write. */
    Statements alongside();

    /** Says something to the caller without standing in its way. */
    void warn(Problem warning);
}
