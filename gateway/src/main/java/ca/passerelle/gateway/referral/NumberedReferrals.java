package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.delivery.Rendering;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.passerelle.routes.port.Progress;
import ca.passerelle.routes.port.Referrals;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds a partner's referral by the number that the partner gave it. */
@Component
class NumberedReferrals implements Referrals {

    private static final UUID NO_ENDPOINT = new UUID(0, 0);

    private final FhirRecord record;
    private final Callers callers;
    private final ReferralLog log;
    private final Rendering rendering;

    NumberedReferrals(FhirRecord record, Callers callers, ReferralLog log, Rendering rendering) {
        this.record = record;
        this.callers = callers;
        this.log = log;
        this.rendering = rendering;
    }

    @Override
    public boolean isKnown(UUID partner, String system, String number) {
        return task(partner, system, number).isPresent();
    }

    @Override
    public Optional<Progress> standing(UUID partner, String system, String number) {
        PartnerEndpoint asker =
                new PartnerEndpoint(NO_ENDPOINT, partner, Channel.MLLP, "", "", Locale.CANADA, Map.of());
        return task(partner, system, number)
                .flatMap(log::last)
                .flatMap(last -> rendering.render(last.referral(), last.version(), asker));
    }

    private Optional<UUID> task(UUID partner, String system, String number) {
        String value = number.replaceAll("([\\\\,$|])", "\\\\$1");
        String criteria = "identifier=" + system + "|"
                + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        return callers.byPartner(partner)
                .flatMap(caller -> record.find(caller, "Task", criteria))
                .map(StoredResource::key)
                .map(key -> key.id());
    }
}
