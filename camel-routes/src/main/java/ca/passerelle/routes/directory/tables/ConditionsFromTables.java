package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.cleaning.AgeText;
import ca.passerelle.routes.directory.cleaning.AreaShape;
import ca.passerelle.routes.directory.listing.Access;
import ca.passerelle.routes.directory.listing.AgeRange;
import ca.passerelle.routes.directory.listing.Capacity;
import ca.passerelle.routes.directory.listing.Cost;
import ca.passerelle.routes.directory.listing.DrawnArea;
import ca.passerelle.routes.directory.listing.FeedText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may come, how, for how much, from where, and whether there is room. What a feed leaves blank stays unknown. */
final class ConditionsFromTables {

    private static final BigDecimal OLDEST = BigDecimal.valueOf(130);

    /** The whole of the text must say it; "free for members" is not free. */
    private static final Set<String> FREE = Set.of(
            "free",
            "free of charge",
            "free service",
            "no fee",
            "no fees",
            "no cost",
            "no charge",
            "gratuit",
            "gratuite",
            "service gratuit",
            "aucuns frais",
            "aucun frais",
            "sans frais");

    private final Reading reading;

    ConditionsFromTables(Reading reading) {
        this.reading = reading;
    }

    Access access(FeedRow row) {
        List<FeedText> eligibility = new ArrayList<>();
        add(eligibility, reading.text(FeedTable.SERVICES, row, "eligibility_description"));
        eligibility.addAll(children(FeedTable.ELIGIBILITY, row.id(), "eligibility"));
        return new Access(
                eligibility,
                ages(row),
                reading.text(FeedTable.SERVICES, row, "application_process"),
                children(FeedTable.REQUIRED_DOCUMENTS, row.id(), "document"),
                reading.text(FeedTable.SERVICES, row, "interpretation_services"),
                reading.text(FeedTable.SERVICES, row, "wait_time"));
    }

    /** Open Referral UK 1 tells the ages with who is eligible; several such rows are several groups, and no range. */
    private @Nullable AgeRange ages(FeedRow row) {
        List<FeedRow> groups = reading.links().of(FeedTable.ELIGIBILITY, FeedTable.SERVICES, row.id());
        boolean elsewhere = row.value("minimum_age", "maximum_age") == null && groups.size() == 1;
        return agesOf(elsewhere ? groups.get(0) : row);
    }

    private @Nullable AgeRange agesOf(FeedRow row) {
        BigDecimal minimum = reading.value(row, "minimum_age", AgeText::years);
        BigDecimal maximum = reading.value(row, "maximum_age", AgeText::years);
        if (minimum == null && maximum == null) {
            return null;
        }
        boolean possible = (minimum == null || minimum.signum() >= 0 && minimum.compareTo(OLDEST) <= 0)
                && (maximum == null || maximum.signum() > 0)
                && (minimum == null || maximum == null || minimum.compareTo(maximum) <= 0);
        if (!possible) {
            reading.findings().add(DirectoryRule.AGE_DROPPED, row.place("minimum_age"), row.id());
            return null;
        }
        return new AgeRange(minimum, maximum);
    }

    Cost cost(FeedRow row) {
        FeedText fees = reading.text(FeedTable.SERVICES, row, "fees_description", "fees");
        List<Cost.Option> options = new ArrayList<>();
        for (FeedRow option : reading.links().of(FeedTable.COST_OPTIONS, FeedTable.SERVICES, row.id())) {
            options.add(option(option));
        }
        boolean free = fees != null
                && FREE.contains(fees.text().toLowerCase(Locale.ROOT).replaceFirst("[.!]+$", ""));
        return new Cost(free, paid(fees, row.id()), options.stream().distinct().toList());
    }

    /** How one can pay stands with what it costs: neither HSDS 3 nor R4 has a place of its own for it. */
    private @Nullable FeedText paid(@Nullable FeedText fees, String service) {
        String ways = children(FeedTable.PAYMENTS, service, "payment", "payment_accepted", "name").stream()
                .map(FeedText::text)
                .collect(Collectors.joining(", "));
        if (ways.isEmpty()) {
            return fees;
        }
        String english = "Payment: " + ways;
        String french = "Paiement\u00A0: " + ways;
        FeedText payment = reading.told(english, french);
        if (fees == null) {
            return payment;
        }
        Map<String, String> translations = new LinkedHashMap<>();
        fees.translations()
                .forEach((language, text) ->
                        translations.put(language, text + "\n" + (language.startsWith("fr") ? french : english)));
        return new FeedText(fees.text() + "\n" + payment.text(), fees.language(), fees.original(), translations);
    }

    private Cost.Option option(FeedRow row) {
        String currency = row.valueOr("", "currency").toUpperCase(Locale.ROOT);
        BigDecimal amount = reading.number(row, "amount");
        boolean priced = amount != null && currency.matches("[A-Z]{3}");
        FeedText text = reading.text(FeedTable.COST_OPTIONS, row, "amount_description");
        return new Cost.Option(
                reading.text(FeedTable.COST_OPTIONS, row, "option"),
                priced ? amount : null,
                priced ? currency : null,
                priced || amount == null ? text : unpriced(amount, text),
                reading.day(row, "valid_from"),
                reading.day(row, "valid_to"));
    }

    /** A number without a currency is a word, not a price. */
    private static FeedText unpriced(BigDecimal amount, @Nullable FeedText text) {
        String number = amount.toPlainString();
        if (text == null) {
            return FeedText.of(number);
        }
        Map<String, String> translations = new LinkedHashMap<>();
        text.translations().forEach((language, words) -> translations.put(language, number + " " + words));
        return new FeedText(number + " " + text.text(), translations);
    }

    /** Areas in words; the name of one that is drawn stands with its shape. */
    List<FeedText> areas(FeedTable owner, String id) {
        List<FeedText> areas = new ArrayList<>();
        for (FeedRow row : reading.links().of(FeedTable.SERVICE_AREAS, owner, id)) {
            if (shape(row) == null) {
                boolean words = isWords(row);
                add(
                        areas,
                        words
                                ? reading.text(
                                        FeedTable.SERVICE_AREAS, row, "name", "service_area", "description", "extent")
                                : named(row));
                if (!words && row.value("extent") != null) {
                    reading.findings().add(DirectoryRule.AREA_AS_TEXT, row.place("extent"), row.id());
                }
            }
        }
        return new ArrayList<>(new LinkedHashSet<>(areas));
    }

    /** Areas on a map. */
    List<DrawnArea> drawn(FeedTable owner, String id) {
        List<DrawnArea> drawn = new ArrayList<>();
        for (FeedRow row : reading.links().of(FeedTable.SERVICE_AREAS, owner, id)) {
            AreaShape shape = shape(row);
            if (shape != null) {
                drawn.add(new DrawnArea(named(row), shape.geoJson()));
            }
        }
        return drawn.stream().distinct().toList();
    }

    private static boolean isWords(FeedRow row) {
        return row.valueOr("text", "extent_type").equalsIgnoreCase("text")
                && !AreaShape.isLikely(row.valueOr("", "extent"));
    }

    private @Nullable FeedText named(FeedRow row) {
        return reading.text(FeedTable.SERVICE_AREAS, row, "name", "service_area", "description");
    }

    /** Some write GeoJSON without saying so. The area around a secret place, or with a corner on one, would tell where it is. */
    private @Nullable AreaShape shape(FeedRow row) {
        String extent = row.valueOr("", "extent");
        boolean meant = row.valueOr("", "extent_type").equalsIgnoreCase("geojson") || AreaShape.isLikely(extent);
        if (!meant || reading.secrecy().concerns(FeedTable.SERVICE_AREAS, row)) {
            return null;
        }
        AreaShape shape = AreaShape.of(extent).value();
        return shape == null || shape.touches(reading.secrecy().words()) ? null : shape;
    }

    List<Capacity> capacities(String id) {
        List<Capacity> capacities = new ArrayList<>();
        for (FeedRow row : reading.links().of(FeedTable.CAPACITY, FeedTable.SERVICES, id)) {
            String unitId = row.value("unit_id");
            FeedRow unit = unitId == null ? null : reading.source().row(FeedTable.UNITS, unitId);
            capacities.add(new Capacity(
                    unit == null ? row.value("unit") : unit.value("name"),
                    reading.number(row, "available"),
                    reading.number(row, "maximum"),
                    reading.moment(row, "updated"),
                    reading.text(FeedTable.CAPACITY, row, "description")));
        }
        return capacities.stream().distinct().toList();
    }

    private List<FeedText> children(FeedTable table, String service, String... columns) {
        List<FeedText> texts = new ArrayList<>();
        for (FeedRow row : reading.links().of(table, FeedTable.SERVICES, service)) {
            add(texts, reading.text(table, row, columns));
        }
        return new ArrayList<>(new LinkedHashSet<>(texts));
    }

    private static void add(List<FeedText> texts, @Nullable FeedText text) {
        if (text != null) {
            texts.add(text);
        }
    }
}
