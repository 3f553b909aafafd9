package ca.passerelle.gateway.fhir.match;

import ca.passerelle.gateway.matching.NeedsFromText;
import ca.passerelle.gateway.matching.Where;
import ca.passerelle.gateway.matching.criteria.GeoPoint;
import ca.passerelle.gateway.matching.criteria.Sought;
import ca.passerelle.gateway.matching.criteria.Sought.CostLimit;
import ca.passerelle.gateway.matching.criteria.Travel;
import ca.passerelle.gateway.matching.criteria.Wanted;
import ca.passerelle.gateway.matching.criteria.WeekTime;
import ca.passerelle.gateway.matching.criteria.Whereabouts;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Reads the Parameters of a match. Whatever is not known is refused, with its place; a new one for each request. */
final class RequestReader {

    private static final int DEFAULT_COUNT = 20;
    private static final int MOST = 50;
    private static final int PER_ORGANIZATION = 3;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_PARAMETERS = 200;
    private static final int MOST_NEEDS = 8;
    private static final int FARTHEST_KM = 5_000;
    private static final int LONGEST_MINUTES = 1_440;
    private static final Set<String> ONCE = Set.of(
            "postalCode",
            "near",
            "where",
            "maxDistance",
            "maxTime",
            "travelMode",
            "age",
            "languageRequired",
            "designatedFrench",
            "cost",
            "gender",
            "crisis",
            "count",
            "perOrganization",
            "text");

    private final Vocabulary vocabulary;
    private final NeedsFromText texts;
    private final NeedsAsked needs;
    private final Set<String> seen = new HashSet<>();
    private final Set<Wanted> wanted = new LinkedHashSet<>();
    private final Set<String> languages = new LinkedHashSet<>();
    private final Set<String> accessibility = new HashSet<>();
    private final Set<String> modes = new HashSet<>();
    private final Set<String> populations = new HashSet<>();
    private final Set<String> preferences = new HashSet<>();
    private final Set<UUID> excluded = new HashSet<>();
    private final List<WeekTime> times = new ArrayList<>();
    private @Nullable GeoPoint point;
    private @Nullable String postalCode;
    private @Nullable String where;
    private @Nullable Double maxKm;
    private @Nullable Integer maxMinutes;
    private Travel.@Nullable Mode travelMode;
    private @Nullable BigDecimal age;
    private @Nullable CostLimit cost;
    private @Nullable String gender;
    private boolean languageRequired;
    private boolean designatedFrench;
    private boolean crisis;
    private int count = DEFAULT_COUNT;
    private int perOrganization = PER_ORGANIZATION;

    RequestReader(Vocabulary vocabulary, NeedsFromText texts) {
        this.vocabulary = vocabulary;
        this.texts = texts;
        this.needs = new NeedsAsked(vocabulary);
    }

    /** @throws Refusal BAD_REQUEST for what cannot be read, UNPROCESSABLE when no need is asked for */
    MatchRequest read(@Nullable Parameters body, Instant now) {
        if (body == null || body.getParameter().size() > MOST_PARAMETERS) {
            throw Refusal.badRequest(
                    "body", ProblemCode.STRUCTURE, "The body is Parameters, at most " + MOST_PARAMETERS + " of them.");
        }
        for (int i = 0; i < body.getParameter().size(); i++) {
            take(Value.of(i, body.getParameter().get(i)));
        }
        boolean inCrisis =
                crisis || wanted.stream().anyMatch(need -> need.need().equals("crisis"));
        if (wanted.isEmpty() && inCrisis) {
            wanted.add(new Wanted("crisis", null));
        }
        if (wanted.isEmpty()) {
            throw Refusal.unprocessable(
                    "Parameters.parameter",
                    ProblemCode.REQUIRED_MISSING,
                    "No need is asked for: give need, questionnaireResponse or text that names one.");
        }
        Sought sought = new Sought(
                wanted.stream().limit(MOST_NEEDS).toList(),
                Whereabouts.UNKNOWN,
                new Travel(maxKm, maxMinutes, travelMode),
                age,
                List.copyOf(languages),
                languageRequired,
                designatedFrench,
                Set.copyOf(accessibility),
                cost,
                Set.copyOf(modes),
                List.copyOf(times),
                Set.copyOf(populations),
                gender,
                Set.copyOf(preferences),
                Set.copyOf(excluded),
                inCrisis,
                now);
        return new MatchRequest(new Where(point, postalCode, where), sought, count, perOrganization);
    }

    private void take(Value value) {
        if (!seen.add(value.name()) && ONCE.contains(value.name())) {
            throw Refusal.badRequest(
                    value.place(), ProblemCode.STRUCTURE, "The parameter " + value.name() + " is given once.");
        }
        switch (value.name()) {
            case "need" -> wanted.add(needs.of(value));
            case "questionnaireResponse" -> wanted.addAll(answers(value));
            case "text" -> wanted.addAll(texts.wanted(bounded(value)));
            case "near" -> point = near(value);
            case "postalCode" -> postalCode = bounded(value);
            case "where" -> where = bounded(value);
            case "maxDistance" -> maxKm = value.number(FARTHEST_KM).doubleValue();
            case "maxTime" -> maxMinutes = value.count(LONGEST_MINUTES);
            case "travelMode" -> travelMode = value.oneOf(Travel.Mode.class, Travel.Mode::code, Systems.TRAVEL_MODE);
            case "age" -> age = value.number(130);
            case "language" -> languages.add(language(value));
            case "languageRequired" -> languageRequired = value.truth();
            case "designatedFrench" -> designatedFrench = value.truth();
            case "accessibility" -> accessibility.add(value.code(Systems.ACCESSIBILITY, vocabulary));
            case "cost" -> cost = value.oneOf(CostLimit.class, CostLimit::code, Systems.COST_LIMIT);
            case "deliveryMode" -> modes.add(value.code(Systems.DELIVERY_MODE, vocabulary));
            case "available" -> times.add(AvailableTime.of(value));
            case "gender" -> gender = gender(value);
            case "population" -> populations.add(value.code(Systems.POPULATION, vocabulary));
            case "preference" -> preferences.addAll(texts.keys(bounded(value)));
            case "exclude" -> excluded.add(excluded(value));
            case "crisis" -> crisis = value.truth();
            case "count" -> count = value.count(MOST);
            case "perOrganization" -> perOrganization = value.count(MOST);
            default -> {
                String printable = value.name().replaceAll("[^\\w.:-]", "?");
                throw Refusal.badRequest(
                        value.place() + ".name",
                        ProblemCode.UNSUPPORTED_PARAMETER,
                        "This parameter is not supported here: " + printable + ".");
            }
        }
    }

    private static String bounded(Value value) {
        String text = value.text();
        if (text.length() > LONGEST_TEXT) {
            throw value.wrong(value.name() + " is at most " + LONGEST_TEXT + " characters long.");
        }
        return text;
    }

    private List<Wanted> answers(Value value) {
        if (value.parameter().getResource() instanceof QuestionnaireResponse response) {
            return needs.of(response);
        }
        throw Refusal.badRequest(
                value.place() + ".resource",
                ProblemCode.STRUCTURE,
                "questionnaireResponse holds a QuestionnaireResponse as its resource.");
    }

    /** As the search parameter of Location: {@code latitude|longitude}, and perhaps a distance with its unit. */
    private GeoPoint near(Value value) {
        String[] parts = value.text().split("[|,]", -1);
        try {
            double latitude = Double.parseDouble(parts[0]);
            double longitude = parts.length > 1 ? Double.parseDouble(parts[1]) : Double.NaN;
            if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                if (parts.length > 2 && !parts[2].isBlank()) {
                    boolean metres = parts.length > 3 && parts[3].equals("m");
                    maxKm = Double.parseDouble(parts[2]) / (metres ? 1000 : 1);
                }
                return new GeoPoint(latitude, longitude);
            }
        } catch (NumberFormatException notNumbers) {
            throw value.wrong("near is latitude|longitude, and perhaps |distance|km.");
        }
        throw value.wrong("near is latitude|longitude, and perhaps |distance|km.");
    }

    private static String language(Value value) {
        String tag = value.codings().get(0).getCode().split("-", 2)[0].toLowerCase(Locale.ROOT);
        if (!tag.matches("[a-z]{2,3}")) {
            throw value.wrong("language is a BCP 47 tag.");
        }
        return tag;
    }

    private static String gender(Value value) {
        String code = value.codings().get(0).getCode();
        if (!Set.of("female", "male", "other", "unknown").contains(code)) {
            throw value.unknown(Systems.ADMINISTRATIVE_GENDER, List.of("female", "male", "other", "unknown"));
        }
        return code;
    }

    private static UUID excluded(Value value) {
        if (value.parameter().getValue() instanceof Reference reference) {
            return ResourceKey.of(reference)
                    .filter(key ->
                            key.type().equals("HealthcareService") || key.type().equals("Organization"))
                    .map(ResourceKey::id)
                    .orElseThrow(() -> value.wrong("exclude refers to a HealthcareService or an Organization."));
        }
        throw value.wrong("exclude refers to a HealthcareService or an Organization.");
    }
}
