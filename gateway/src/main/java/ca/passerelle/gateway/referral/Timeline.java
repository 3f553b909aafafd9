package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.audit.AuditTrail;
import ca.passerelle.gateway.delivery.Tracking;
import ca.passerelle.gateway.delivery.Tracking.Delivery;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ReferralEventKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a referral and to those made from it, for whoever takes part. No content of any of them. */
@Component
public class Timeline {

    private static final int NEWEST = 20;
    private static final String ROLL_UP = "roll-up";

    private final ReferralLog log;
    private final Tracking tracking;
    private final Partners partners;
    private final AuditTrail audit;

    Timeline(ReferralLog log, Tracking tracking, Partners partners, AuditTrail audit) {
        this.log = log;
        this.tracking = tracking;
        this.partners = partners;
        this.audit = audit;
    }

    /** A referral with its number and its parties. */
    public record Line(
            Referral referral,
            String number,
            @Nullable Partner requester,
            @Nullable Partner owner) {}

    /** One event, who acted, and who was told of it. */
    public record Entry(
            String number, ReferralEvent event, @Nullable Partner actor, List<Told> told) {}

    /** What became of telling somebody. */
    public record Told(@Nullable Partner partner, Delivery delivery) {}

    /**
     * A referral's story.
     *
     * @param entries events of it and of the referrals made from it that the caller takes part in, oldest first
     */
    public record Story(Line referral, List<Entry> entries) {}

    /**
     * The story of a referral that the caller takes part in.
     *
     * @throws Refusal NOT_FOUND for any other
     */
    public Story of(Caller caller, UUID task) {
        Referral referral =
                log.find(task).filter(found -> takesPart(caller, found)).orElseThrow(() -> Refusal.notFound("Task"));
        List<Referral> all = withOnward(caller, referral);
        List<UUID> ids = all.stream().map(Referral::id).toList();
        List<ReferralEvent> events =
                ids.stream().map(log::events).flatMap(List::stream).toList();
        List<Delivery> deliveries = tracking.of(ids);
        Map<UUID, Partner> named = partners(Stream.of(
                events.stream().map(ReferralEvent::actor),
                deliveries.stream().map(Delivery::partner),
                all.stream().map(Referral::requester),
                all.stream().map(Referral::owner)));
        List<Entry> entries = events.stream()
                .sorted(Comparator.comparing(ReferralEvent::at)
                        .thenComparing(Timeline::followsFromAnother)
                        .thenComparing(event -> ids.indexOf(event.referral()))
                        .thenComparingLong(ReferralEvent::version))
                .map(event -> entry(event, deliveries, named))
                .toList();
        audit.add(new AuditTrail.Entry(caller.partner(), "read", "Task", task + " timeline", "success"));
        return new Story(line(referral, named), entries);
    }

    /** The referrals of the caller that changed last, newest first. */
    public List<Line> newest(Caller caller) {
        List<Referral> referrals = log.newest(caller.partner(), NEWEST);
        Map<UUID, Partner> named = partners(Stream.of(
                referrals.stream().map(Referral::requester), referrals.stream().map(Referral::owner)));
        audit.add(new AuditTrail.Entry(caller.partner(), "search-type", "Task", "newest", "success"));
        return referrals.stream().map(referral -> line(referral, named)).toList();
    }

    /** Events of one write bear one time; what a rule made of another event is told after it. */
    private static boolean followsFromAnother(ReferralEvent event) {
        return event.rule().equals(ROLL_UP)
                || event.kind() == ReferralEventKind.ONWARD
                || event.kind() == ReferralEventKind.ONWARD_MOVED;
    }

    /** Through a referral that the caller does not take part in nothing beyond it is seen. */
    private List<Referral> withOnward(Caller caller, Referral first) {
        List<Referral> seen = new ArrayList<>();
        Deque<Referral> queue = new ArrayDeque<>(List.of(first));
        while (!queue.isEmpty()) {
            Referral next = queue.removeFirst();
            seen.add(next);
            log.children(next.id()).stream()
                    .filter(child -> takesPart(caller, child))
                    .forEach(queue::addLast);
        }
        return seen;
    }

    private static boolean takesPart(Caller caller, Referral referral) {
        return !referral.capacities(caller.partner()).isEmpty();
    }

    private static Entry entry(ReferralEvent event, List<Delivery> deliveries, Map<UUID, Partner> named) {
        List<Told> told = deliveries.stream()
                .filter(delivery ->
                        delivery.referral().equals(event.referral()) && delivery.version() == event.version())
                .map(delivery -> new Told(named.get(delivery.partner()), delivery))
                .toList();
        return new Entry(ReferralNumber.of(event.referral()), event, named.get(event.actor()), told);
    }

    private static Line line(Referral referral, Map<UUID, Partner> named) {
        UUID owner = referral.owner();
        return new Line(
                referral,
                ReferralNumber.of(referral.id()),
                named.get(referral.requester()),
                owner == null ? null : named.get(owner));
    }

    private Map<UUID, Partner> partners(Stream<Stream<UUID>> ids) {
        Set<UUID> all = ids.flatMap(each -> each).filter(Objects::nonNull).collect(Collectors.toSet());
        return partners.byIds(all).stream().collect(Collectors.toMap(Partner::id, Function.identity()));
    }
}
