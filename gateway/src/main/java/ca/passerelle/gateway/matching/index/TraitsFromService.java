package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.matching.criteria.Area;
import ca.passerelle.gateway.matching.criteria.ServiceTraits;
import ca.passerelle.gateway.matching.criteria.ServiceTraits.Charge;
import ca.passerelle.gateway.matching.index.Lexicon.Kind;
import ca.passerelle.gateway.matching.index.Lexicon.Said;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.Systems;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HealthcareService.HealthcareServiceEligibilityComponent;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.jspecify.annotations.Nullable;

/** The traits of a service from its HealthcareService: codes first, words where there are none. Nothing is inferred from silence. */
public final class TraitsFromService {

    private static final int LONGEST_CONDITIONS = 240;
    private static final String NOT_REFERABLE = "not-referable";

    private final Lexicon lexicon;
    private final FitsFromService fits;

    public TraitsFromService(Lexicon lexicon, FitsFromService fits) {
        this.lexicon = lexicon;
        this.fits = fits;
    }

    public ServiceTraits traits(HealthcareService service) {
        Set<Said> name = read(Stream.concat(
                Texts.of(service.getNameElement()),
                Texts.of(service.getExtensionsByUrl(DirectoryExtension.ALTERNATE_NAME).stream())));
        Set<Said> who = read(service.getEligibility().stream().flatMap(TraitsFromService::texts));
        Set<Said> body =
                read(Stream.concat(Texts.of(service.getCommentElement()), Texts.of(service.getExtraDetailsElement())));
        Set<Said> cost = read(Texts.of(service.getExtensionsByUrl(DirectoryExtension.FEES).stream()));
        FitsFromService.Fits found = fits.of(service, name, body);
        Range ages = ages(service);
        return new ServiceTraits(
                !service.hasActive() || service.getActive(),
                isReferable(service),
                found.fits(),
                found.known(),
                years(ages, true),
                years(ages, false),
                populations(service, name, who),
                union(codes(service, Systems.POPULATION, true), said(who, Kind.ONLY), said(body, Kind.ONLY)),
                codes(service, Systems.ADMINISTRATIVE_GENDER, true),
                languages(service.getCommunication()),
                isDesignated(service.getCommunication()),
                false,
                union(codes(service, Systems.ACCESSIBILITY, false), said(body, Kind.ACCESSIBILITY)),
                union(codes(service, Systems.DELIVERY_MODE, false), said(name, Kind.MODE), said(body, Kind.MODE)),
                charge(service, cost, body),
                least(service),
                Hours.of(service),
                area(service),
                conditions(service),
                RoomFromFhir.of(service).orElse(null),
                verified(service));
    }

    private Set<Said> read(Stream<String> texts) {
        return texts.flatMap(text -> lexicon.read(text).stream()).collect(Collectors.toSet());
    }

    private static Stream<String> texts(HealthcareServiceEligibilityComponent who) {
        return Stream.concat(Texts.of(who.getCode()), Texts.of(who.getCommentElement()));
    }

    /** "Active, but do not refer" is told by the feed's status, or by a method that is none. */
    private static boolean isReferable(HealthcareService service) {
        Extension status = service.getExtensionByUrl(DirectoryExtension.LISTING_STATUS);
        boolean told = status != null
                && status.getValue() != null
                && NOT_REFERABLE.equals(status.getValue().primitiveValue());
        return !told
                && service.getReferralMethod().stream()
                        .flatMap(method -> method.getCoding().stream())
                        .noneMatch(coding -> "none".equals(coding.getCode()));
    }

    private static @Nullable Range ages(HealthcareService service) {
        Extension ages = service.getExtensionByUrl(DirectoryExtension.AGE_RANGE);
        return ages != null && ages.getValue() instanceof Range range ? range : null;
    }

    private static @Nullable BigDecimal years(@Nullable Range ages, boolean low) {
        Quantity end = ages == null ? null : low ? ages.getLow() : ages.getHigh();
        return end == null || !end.hasValue() ? null : end.getValue();
    }

    /** Words of the description tell whom it mentions, and not whom it is for. */
    private static Set<String> populations(HealthcareService service, Set<Said> name, Set<Said> who) {
        return union(
                codes(service, Systems.POPULATION, false), said(name, Kind.POPULATION), said(who, Kind.POPULATION));
    }

    private static Set<String> said(Set<Said> all, Kind kind) {
        return all.stream().filter(said -> said.kind() == kind).map(Said::code).collect(Collectors.toSet());
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        return Stream.of(sets).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(HealthcareService service, String system, boolean eligibilityOnly) {
        Stream<CodeableConcept> eligibility =
                service.getEligibility().stream().map(HealthcareServiceEligibilityComponent::getCode);
        Stream<CodeableConcept> others = eligibilityOnly
                ? Stream.of()
                : Stream.of(
                                service.getCharacteristic(),
                                service.getSpecialty(),
                                service.getCategory(),
                                service.getType())
                        .flatMap(List::stream);
        return Stream.concat(eligibility, others)
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .collect(Collectors.toSet());
    }

    static Set<String> languages(List<CodeableConcept> concepts) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> Systems.LANGUAGE.equals(coding.getSystem()) && coding.hasCode())
                .map(coding -> coding.getCode().split("-", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isDesignated(List<CodeableConcept> concepts) {
        return concepts.stream()
                .anyMatch(concept -> concept.getCoding().stream()
                                .anyMatch(coding -> Systems.SERVICE_LANGUAGE.equals(coding.getSystem())
                                        && "FRENCHDESIGNATED".equals(coding.getCode()))
                        || Texts.of(concept).map(Tokens::folded).anyMatch(TraitsFromService::saysDesignated));
    }

    private static boolean saysDesignated(String text) {
        return text.contains("designated agency")
                || text.contains("french") && text.contains("designated")
                || text.contains("francais") && text.contains("designe");
    }

    private static @Nullable Charge charge(HealthcareService service, Set<Said> cost, Set<Said> body) {
        boolean free = service.getServiceProvisionCode().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .anyMatch(coding -> "free".equals(coding.getCode()));
        if (free) {
            return Charge.FREE;
        }
        Set<String> told = said(cost, Kind.CHARGE);
        if (told.contains("sliding")) {
            return Charge.SLIDING;
        }
        BigDecimal least = least(service);
        if (least != null) {
            return least.signum() == 0 ? Charge.FREE : Charge.FEE;
        }
        if (told.contains("free")) {
            return Charge.FREE;
        }
        if (told.contains("fee")) {
            return Charge.FEE;
        }
        return said(body, Kind.CHARGE).contains("free") && cost.isEmpty() && !hasFees(service) ? Charge.FREE : null;
    }

    private static boolean hasFees(HealthcareService service) {
        return service.hasExtension(DirectoryExtension.FEES);
    }

    private static @Nullable BigDecimal least(HealthcareService service) {
        return service.getExtensionsByUrl(DirectoryExtension.COST_OPTION).stream()
                .map(option -> option.getExtensionByUrl("amount"))
                .filter(Objects::nonNull)
                .map(amount -> amount.getValue() instanceof Money money ? money.getValue() : null)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Area area(HealthcareService service) {
        List<String> names = service.getCoverageArea().stream()
                .filter(area -> !BoundariesFromService.isDrawn(service, area))
                .map(area -> area.getDisplayElement().getValue())
                .filter(Objects::nonNull)
                .toList();
        return AreaFromText.of(names)
                .with(BoundariesFromService.of(service).stream()
                        .map(BoundariesFromService.Drawn::box)
                        .toList());
    }

    private static @Nullable String conditions(HealthcareService service) {
        Optional<String> first = service.getEligibility().stream()
                .map(who -> who.getCommentElement().getValue())
                .filter(Objects::nonNull)
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
        return first.map(text ->
                        text.length() <= LONGEST_CONDITIONS ? text : text.substring(0, LONGEST_CONDITIONS) + "…")
                .orElse(null);
    }

    private static @Nullable LocalDate verified(HealthcareService service) {
        Extension verified = service.getExtensionByUrl(DirectoryExtension.SOURCE_VERIFIED);
        if (verified == null || !(verified.getValue() instanceof PrimitiveType<?> value)) {
            return null;
        }
        return value instanceof DateType date && date.getValue() != null
                ? date.getValue().toInstant().atZone(ZoneId.systemDefault()).toLocalDate()
                : null;
    }
}
