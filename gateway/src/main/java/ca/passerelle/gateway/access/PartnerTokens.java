package ca.passerelle.gateway.access;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Authenticates partners by their bearer token: in the Authorization header of an API, or in the sign-in form with the partner's key. */
@Component
public class PartnerTokens implements AuthenticationProvider {

    private final Partners partners;

    PartnerTokens(Partners partners) {
        this.partners = partners;
    }

    /** The authentication of whoever holds the token; empty when it is not good. */
    public Optional<Authentication> authenticate(String token) {
        return partners.byToken(token).map(PartnerTokens::authentication);
    }

    @Override
    public Authentication authenticate(Authentication form) {
        String token = String.valueOf(form.getCredentials());
        return partners.byToken(token)
                .filter(partner -> partner.key().equals(form.getName()))
                .map(PartnerTokens::authentication)
                .orElseThrow(() -> new BadCredentialsException("not a partner and its token"));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static Authentication authentication(Partner partner) {
        PartnerPrincipal principal = new PartnerPrincipal(
                partner.key(),
                partner.id(),
                partner.organization(),
                Callers.of(partner).scope());
        return UsernamePasswordAuthenticationToken.authenticated(
                principal, null, List.of(new SimpleGrantedAuthority("ROLE_" + partner.kind())));
    }
}
