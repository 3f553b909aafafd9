package ca.passerelle.gateway.access;

import ca.passerelle.gateway.record.Caller;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/** An authenticated partner, as Spring Security carries it; plain data, so that a session can be stored. */
public record PartnerPrincipal(String key, UUID partner, UUID organization, Caller.Scope scope)
        implements Principal, Serializable {

    @Override
    public String getName() {
        return key;
    }

    public Caller caller() {
        return new Caller(partner, organization, scope);
    }
}
