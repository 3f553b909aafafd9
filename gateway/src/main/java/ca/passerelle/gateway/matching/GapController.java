package ca.passerelle.gateway.matching;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where which needs are not met, for whoever plans services: health authorities and directories. */
@RestController
class GapController {

    private static final Set<Partner.Kind> PLANNERS = EnumSet.of(Partner.Kind.AUTHORITY, Partner.Kind.DIRECTORY);
    private static final int DAYS = 90;

    private final ServiceGaps gaps;
    private final Partners partners;
    private final Clock clock;

    GapController(ServiceGaps gaps, Partners partners, Clock clock) {
        this.gaps = gaps;
        this.partners = partners;
        this.clock = clock;
    }

    /**
     * {@code GET /directory/service-gaps}: cells of fewer than five searches have no number.
     *
     * @param from first day; 90 days ago unless said
     * @param to last day; today unless said
     */
    @GetMapping("/directory/service-gaps")
    List<ServiceGaps.Gap> gaps(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        boolean plans = partners.byId(CurrentCaller.get().partner())
                .filter(partner -> PLANNERS.contains(partner.kind()))
                .isPresent();
        if (!plans) {
            throw new Refusal(
                    Refusal.Kind.NOT_ALLOWED,
                    "service-gaps",
                    ProblemCode.NOT_ALLOWED,
                    "Gaps are told to health authorities and directories.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate last = to == null ? today : to;
        return gaps.between(from == null ? last.minusDays(DAYS) : from, last);
    }
}
