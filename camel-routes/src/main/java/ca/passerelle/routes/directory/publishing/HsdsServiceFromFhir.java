package ca.passerelle.routes.directory.publishing;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.Systems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HealthcareService.HealthcareServiceAvailableTimeComponent;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Range;
import org.jspecify.annotations.Nullable;

/** HSDS {@code service} from a HealthcareService; where it has several places, from any of them. */
public final class HsdsServiceFromFhir {

    private HsdsServiceFromFhir() {}

    /** @param modified when it last changed here, ISO 8601 */
    public static Map<String, Object> service(HealthcareService from, String modified) {
        UUID id = HsdsIds.service(from);
        return new HsdsObject()
                .put("id", id)
                .put("organization_id", HsdsIds.of(from.getProvidedBy()))
                .put("name", from.getName())
                .put("alternate_name", HsdsParts.text(from, DirectoryExtension.ALTERNATE_NAME))
                .put("description", from.getComment())
                .put("url", HsdsParts.first(from.getTelecom(), ContactPointSystem.URL))
                .put("email", HsdsParts.first(from.getTelecom(), ContactPointSystem.EMAIL))
                .put("status", status(from))
                .put("application_process", HsdsParts.text(from, DirectoryExtension.INTAKE_INSTRUCTIONS))
                .put("fees_description", fees(from))
                .put("eligibility_description", eligibility(from))
                .put("minimum_age", age(from, true))
                .put("maximum_age", age(from, false))
                .put("assured_date", HsdsParts.text(from, DirectoryExtension.SOURCE_VERIFIED))
                .put("alert", from.getExtraDetails())
                .put("last_modified", modified)
                .put("phones", HsdsParts.phones(id, from.getTelecom()))
                .put("schedules", schedules(from, id))
                .put("service_areas", areas(from, id))
                .put("languages", languages(from, id))
                .put("cost_options", costs(from, id))
                .put("capacities", capacities(from, id))
                .put("attributes", attributes(from, id))
                .map();
    }

    private static String status(HealthcareService from) {
        String said = HsdsParts.text(from, DirectoryExtension.LISTING_STATUS);
        if (!from.hasActive() || from.getActive()) {
            return "active";
        }
        if (said == null || said.equals("active") || said.equals("unknown")) {
            return "inactive";
        }
        return said.equals("temporarily-closed") ? "temporarily closed" : said;
    }

    private static @Nullable String fees(HealthcareService from) {
        String said = HsdsParts.text(from, DirectoryExtension.FEES);
        boolean free = from.getServiceProvisionCode().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .anyMatch(coding -> "free".equals(coding.getCode()));
        return said == null && free ? "Free" : said;
    }

    private static String eligibility(HealthcareService from) {
        return from.getEligibility().stream()
                .map(who -> who.getComment())
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable BigDecimal age(HealthcareService from, boolean low) {
        Extension ages = from.getExtensionByUrl(DirectoryExtension.AGE_RANGE);
        if (ages == null || !(ages.getValue() instanceof Range range)) {
            return null;
        }
        return low ? range.getLow().getValue() : range.getHigh().getValue();
    }

    private static List<Map<String, Object>> schedules(HealthcareService from, UUID id) {
        AtomicInteger number = new AtomicInteger();
        List<Map<String, Object>> weekly =
                HsdsObject.each(from.getAvailableTime(), open -> schedule(id, number.getAndIncrement(), open));
        Stream<Map<String, Object>> words =
                HsdsObject.each(from.getExtensionsByUrl(DirectoryExtension.HOURS_TEXT), text -> new HsdsObject()
                                .put("id", HsdsIds.part(id, "schedule", number.getAndIncrement()))
                                .put("description", HsdsParts.text(text)))
                        .stream();
        return Stream.concat(weekly.stream(), words).toList();
    }

    private static HsdsObject schedule(UUID id, int number, HealthcareServiceAvailableTimeComponent open) {
        String days = open.getDaysOfWeek().stream()
                .map(day -> String.valueOf(day.getCode()).substring(0, 2).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(","));
        return new HsdsObject()
                .put("id", HsdsIds.part(id, "schedule", number))
                .put("freq", "WEEKLY")
                .put("byday", days)
                .put("opens_at", open.getAllDay() ? "00:00" : time(open.getAvailableStartTime()))
                .put("closes_at", open.getAllDay() ? "23:59" : time(open.getAvailableEndTime()));
    }

    private static @Nullable String time(@Nullable String time) {
        return time == null ? null : time.substring(0, Math.min("00:00".length(), time.length()));
    }

    private static List<Map<String, Object>> areas(HealthcareService from, UUID id) {
        AtomicInteger number = new AtomicInteger();
        return HsdsObject.each(from.getCoverageArea(), area -> {
            String shape = ServedAreas.geoJson(from, area);
            return area.getDisplay() == null && shape == null
                    ? null
                    : new HsdsObject()
                            .put("id", HsdsIds.part(id, "area", number.getAndIncrement()))
                            .put("name", area.getDisplay())
                            .put("extent", shape == null ? area.getDisplay() : shape)
                            .put("extent_type", shape == null ? "text" : "geojson");
        });
    }

    private static List<Map<String, Object>> languages(HealthcareService from, UUID id) {
        AtomicInteger number = new AtomicInteger();
        return HsdsObject.each(from.getCommunication(), concept -> language(id, number.getAndIncrement(), concept));
    }

    static HsdsObject language(UUID id, int number, CodeableConcept concept) {
        String code = concept.getCoding().stream()
                .filter(coding -> Systems.LANGUAGE.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse(null);
        return new HsdsObject()
                .put("id", HsdsIds.part(id, "language", number))
                .put("name", concept.hasText() ? concept.getText() : code)
                .put("code", code == null ? null : code.split("-", 2)[0]);
    }

    private static List<Map<String, Object>> costs(HealthcareService from, UUID id) {
        AtomicInteger number = new AtomicInteger();
        return HsdsObject.each(from.getExtensionsByUrl(DirectoryExtension.COST_OPTION), option -> {
            Extension amount = option.getExtensionByUrl("amount");
            Money money = amount != null && amount.getValue() instanceof Money one ? one : new Money();
            return new HsdsObject()
                    .put("id", HsdsIds.part(id, "cost", number.getAndIncrement()))
                    .put("option", HsdsParts.text(option.getExtensionByUrl("option")))
                    .put("currency", money.getCurrency())
                    .put("amount", money.getValue())
                    .put("amount_description", HsdsParts.text(option.getExtensionByUrl("text")));
        });
    }

    private static List<Map<String, Object>> capacities(HealthcareService from, UUID id) {
        AtomicInteger number = new AtomicInteger();
        return HsdsObject.each(from.getExtensionsByUrl(DirectoryExtension.CAPACITY), count -> {
            String available = HsdsParts.text(count.getExtensionByUrl("available"));
            String maximum = HsdsParts.text(count.getExtensionByUrl("maximum"));
            String unit = HsdsParts.text(count.getExtensionByUrl("unit"));
            int part = number.getAndIncrement();
            return new HsdsObject()
                    .put("id", HsdsIds.part(id, "capacity", part))
                    .put("available", available == null ? null : new BigDecimal(available))
                    .put("maximum", maximum == null ? null : new BigDecimal(maximum))
                    .put("description", HsdsParts.text(count.getExtensionByUrl("text")))
                    .put("updated", HsdsParts.text(count.getExtensionByUrl("updated")))
                    .put(
                            "unit",
                            new HsdsObject()
                                    .put("id", HsdsIds.part(id, "unit", part))
                                    .put("name", unit == null ? "place" : unit)
                                    .map());
        });
    }

    /** Codes pass through as they came: what system they are of is the taxonomy. */
    private static List<Map<String, Object>> attributes(HealthcareService from, UUID id) {
        AtomicInteger number = new AtomicInteger();
        List<Coding> codings = Stream.of(from.getCategory(), from.getType())
                .flatMap(List::stream)
                .flatMap(concept -> concept.getCoding().stream())
                .toList();
        return HsdsObject.each(codings, coding -> attribute(id, number.getAndIncrement(), coding));
    }

    private static HsdsObject attribute(UUID id, int number, Coding coding) {
        UUID term = HsdsIds.named(coding.getSystem() + "|" + coding.getCode());
        return new HsdsObject()
                .put("id", HsdsIds.part(id, "attribute", number))
                .put("link_id", id)
                .put("link_entity", "service")
                .put("taxonomy_term_id", term)
                .put(
                        "taxonomy_term",
                        new HsdsObject()
                                .put("id", term)
                                .put("code", coding.getCode())
                                .put("name", coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
                                .put("description", coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
                                .put("taxonomy", coding.getSystem())
                                .put("term_uri", coding.getSystem())
                                .map());
    }
}
