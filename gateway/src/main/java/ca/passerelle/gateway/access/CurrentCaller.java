package ca.passerelle.gateway.access;

import ca.passerelle.gateway.record.Caller;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller of the request being served. */
public final class CurrentCaller {

    private CurrentCaller() {}

    /** Fails when nobody is authenticated: no door is reached that way. */
    public static Caller get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof PartnerPrincipal principal) {
            return principal.caller();
        }
        throw new IllegalStateException("no authenticated caller");
    }
}
