package ca.passerelle.gateway.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something is asked of the record. Decided by access; the record takes it as a value and has no call without one.
 *
 * @param partner the partner who acts, custodian of what it creates
 * @param organization FHIR id of the partner's Organization
 * @param user identifier of the person who acts for the partner, {@code system|value}; null where nobody says who
 * @param scope what the caller is trusted with beyond its own referrals
 */
public record Caller(
        UUID partner,
        UUID organization,
        Scope scope,
        @Nullable String user) {

    /** Stands for everybody among the participants of a resource. */
    public static final UUID EVERYBODY = new UUID(0, 0);

    /** Of which nobody says who acts for it. */
    public Caller(UUID partner, UUID organization, Scope scope) {
        this(partner, organization, scope, null);
    }

    /** The same, with a person who acts for it. */
    public Caller actingBy(@Nullable String person) {
        return new Caller(partner, organization, scope, person);
    }

    /** What a caller may do beyond taking part in referrals. */
    public enum Scope {
        /** Sees what it takes part in and what is public. */
        PARTICIPANT,
        /** As a participant; and publishes directory resources for everybody. */
        DIRECTORY,
        /** As a participant; and nothing that it writes is kept. */
        REHEARSAL,
        /** The gateway itself, acting by a rule: sees everything. */
        GATEWAY
    }

    public boolean isGateway() {
        return scope == Scope.GATEWAY;
    }

    /** Whether what it does is undone at once, and concerns nobody. */
    public boolean isRehearsal() {
        return scope == Scope.REHEARSAL;
    }
}
