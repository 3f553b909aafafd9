package ca.passerelle.gateway.oracle;

import ca.passerelle.gateway.oracle.Offer.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;

/**
 * A third opinion, for what the oracle does not do or does otherwise than FHIR R4 says: dates (section 3.1.1.4.6), {@code :identifier} and
 * {@code :missing}. Written from the specification, over the resources themselves, and sharing nothing with either server.
 */
final class R4Rule {

    private static final Instant EVER_BEFORE = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant EVER_AFTER = Instant.parse("9999-12-31T00:00:00Z");

    private final Population population;
    private final Map<String, Offer> offers;

    R4Rule(Population population, Map<String, Offer> offers) {
        this.population = population;
        this.offers = offers;
    }

    /** From inclusive, until exclusive. */
    private record Range(Instant from, Instant until) {

        boolean contains(Range other) {
            return !other.from.isBefore(from) && !other.until.isAfter(until);
        }

        boolean overlaps(Range other) {
            return from.isBefore(other.until) && other.from.isBefore(until);
        }
    }

    /** What a resource has for the parameter that a query sorts by, for people to look at. */
    List<String> sortedBy(Query query, String id) {
        return query.terms().stream()
                .filter(term -> term.name().equals("_sort"))
                .map(term -> term.value().replaceAll("^-|,.*", ""))
                .flatMap(name -> Stream.ofNullable(Objects.requireNonNull(offers.get(query.type()))
                        .parameters()
                        .get(name)))
                .flatMap(parameter -> population.of(query.type()).stream()
                        .filter(resource -> resource.getIdElement().getIdPart().equals(id))
                        .flatMap(resource -> parameter.paths().stream()
                                .flatMap(path -> SearchPaths.values(resource, path).stream())))
                .map(R4Rule::shown)
                .toList();
    }

    private static String shown(Base value) {
        if (value instanceof Period period) {
            return period.getStartElement().getValueAsString() + ".."
                    + period.getEndElement().getValueAsString();
        }
        return value.isPrimitive() ? String.valueOf(value.primitiveValue()) : value.fhirType();
    }

    /** The ids that should be found; empty where it has no opinion. */
    Optional<Set<String>> expected(Query query) {
        Set<String> ids = new LinkedHashSet<>();
        for (Resource resource : population.of(query.type())) {
            boolean all = true;
            for (Query.Term term : query.terms()) {
                Optional<Boolean> holds = holds(resource, term);
                if (holds.isEmpty()) {
                    return Optional.empty();
                }
                all &= holds.get();
            }
            if (all) {
                ids.add(resource.getIdElement().getIdPart());
            }
        }
        return Optional.of(ids);
    }

    private Optional<Boolean> holds(Resource resource, Query.Term term) {
        Parameter parameter = Objects.requireNonNull(offers.get(resource.fhirType()))
                .parameters()
                .get(term.base());
        if (parameter == null) {
            return Optional.empty();
        }
        List<Base> values = parameter.paths().stream()
                .flatMap(path -> SearchPaths.values(resource, path).stream())
                .filter(value -> !value.isEmpty())
                .filter(value -> !parameter.is(SearchParamType.REFERENCE)
                        || value instanceof Reference
                        || value instanceof PrimitiveType<?>)
                .toList();
        if (term.modifier().equals("missing")) {
            return Optional.of(values.isEmpty() == term.value().equals("true"));
        }
        if (term.modifier().equals("identifier")) {
            return Optional.of(values.stream().anyMatch(value -> identified(value, term.value())));
        }
        return parameter.is(SearchParamType.DATE) && term.modifier().isEmpty()
                ? Optional.of(Arrays.stream(term.value().split(",", -1))
                        .anyMatch(asked ->
                                values.stream().flatMap(R4Rule::ranges).anyMatch(range -> compares(range, asked))))
                : Optional.empty();
    }

    private static boolean identified(Base value, String token) {
        if (!(value instanceof Reference reference) || !reference.hasIdentifier()) {
            return false;
        }
        String system = Objects.requireNonNullElse(reference.getIdentifier().getSystem(), "");
        String code = Query.escaped(reference.getIdentifier().getValue());
        return token.equals(code) || token.equals(system + "|" + code);
    }

    private static boolean compares(Range value, String asked) {
        boolean prefixed = Character.isLetter(asked.charAt(0));
        Range search = range(prefixed ? asked.substring(2) : asked);
        boolean above = value.until().isAfter(search.until());
        boolean below = value.from().isBefore(search.from());
        return switch (prefixed ? asked.substring(0, 2) : "eq") {
            case "eq" -> search.contains(value);
            case "ne" -> !search.contains(value);
            case "gt" -> above;
            case "lt" -> below;
            // Whatever reaches into the time asked for is not wholly before it, or after it.
            case "ge" -> value.until().isAfter(search.from());
            case "le" -> value.from().isBefore(search.until());
            case "sa" -> !value.from().isBefore(search.until());
            case "eb" -> !value.until().isAfter(search.from());
            case "ap" -> around(search).overlaps(value);
            default -> throw new IllegalArgumentException(asked);
        };
    }

    /** The specification's recommendation: a tenth of the gap between now and the date. */
    private static Range around(Range search) {
        Duration tenth = Duration.between(search.from(), Instant.now()).abs().dividedBy(10);
        return new Range(search.from().minus(tenth), search.until().plus(tenth));
    }

    private static Stream<Range> ranges(Base value) {
        if (value instanceof BaseDateTimeType date) {
            return Stream.of(range(date.getValueAsString()));
        }
        if (value instanceof Period period) {
            Instant from = period.hasStart()
                    ? range(period.getStartElement().getValueAsString()).from()
                    : EVER_BEFORE;
            Instant until = period.hasEnd()
                    ? range(period.getEndElement().getValueAsString()).until()
                    : EVER_AFTER;
            return Stream.of(new Range(from, until));
        }
        if (value instanceof Timing timing) {
            // Only its outer limits matter.
            List<Range> parts = Stream.concat(
                            timing.getEvent().stream().flatMap(R4Rule::ranges),
                            timing.getRepeat().hasBoundsPeriod()
                                    ? ranges(timing.getRepeat().getBoundsPeriod())
                                    : Stream.empty())
                    .toList();
            return parts.stream()
                    .reduce((a, b) -> new Range(
                            a.from().isBefore(b.from()) ? a.from() : b.from(),
                            a.until().isAfter(b.until()) ? a.until() : b.until()))
                    .stream();
        }
        return Stream.empty();
    }

    /** A date without a zone is read in UTC. */
    private static Range range(@Nullable String text) {
        String date = Objects.requireNonNull(text);
        return switch (date.length()) {
            case 4 ->
                days(
                        LocalDate.parse(date + "-01-01"),
                        LocalDate.parse(date + "-01-01").plusYears(1));
            case 7 ->
                days(
                        YearMonth.parse(date).atDay(1),
                        YearMonth.parse(date).plusMonths(1).atDay(1));
            case 10 -> days(LocalDate.parse(date), LocalDate.parse(date).plusDays(1));
            default -> {
                Instant moment = OffsetDateTime.parse(date).toInstant();
                yield new Range(moment, date.indexOf('.') > 0 ? moment.plusMillis(1) : moment.plusSeconds(1));
            }
        };
    }

    private static Range days(LocalDate from, LocalDate until) {
        return new Range(
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                until.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
