package ca.passerelle.gateway.access;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Caller;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Turns whoever was authenticated into the caller that the record asks for. */
@Component
public class Callers {

    /** The gateway on its own account, for what no partner asked for. */
    public static final Caller GATEWAY =
            new Caller(UUID.nameUUIDFromBytes(new byte[] {'g', 'w'}), Caller.EVERYBODY, Caller.Scope.GATEWAY);

    private final Partners partners;

    Callers(Partners partners) {
        this.partners = partners;
    }

    public Optional<Caller> byPartner(UUID partner) {
        return partners.byId(partner).map(Callers::of);
    }

    public static Caller of(Partner partner) {
        Caller.Scope scope =
                switch (partner.kind()) {
                    case DIRECTORY -> Caller.Scope.DIRECTORY;
                    case REHEARSAL -> Caller.Scope.REHEARSAL;
                    default -> Caller.Scope.PARTICIPANT;
                };
        return new Caller(partner.id(), partner.organization(), scope);
    }
}
