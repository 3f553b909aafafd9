package ca.passerelle.routes.directory.icarol;

import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A record of the resource API, or of the flat API, by the columns of the table. */
final class RecordFromJson {

    private RecordFromJson() {}

    static Map<String, String> values(JsonNode node) {
        Map<String, String> values = new HashMap<>();
        if (!node.has("names") && !node.has("contactDetails")) {
            node.fields().forEachRemaining(field -> put(values, field.getKey(), text(field.getValue())));
            hide(values, isHidden(node));
            return values;
        }
        put(values, "ResourceAgencyNum", text(node.path("id")));
        put(values, "TaxonomyLevelName", text(node.path("type")));
        put(values, "LanguageOfRecord", text(node.path("cultureCode")));
        put(values, "AgencyStatus", text(node.path("status")));
        put(values, "AgencyDescription", first(text(node.path("description")), text(node.path("descriptionText"))));
        put(values, "LanguagesOffered", text(node.path("languagesOffered")));
        put(values, "Eligibility", text(node.path("eligibility")));
        put(values, "ApplicationProcess", text(node.path("applicationProcess")));
        put(values, "FeeStructureSource", text(node.path("fees")));
        put(values, "DocumentsRequired", text(node.path("documentsRequired")));
        put(values, "NormalWaitTime", text(node.path("waitTime")));
        put(values, "CoverageArea", first(text(node.path("coverageNote")), areas(node.path("coverage"))));
        put(values, "DisabilitiesAccess", text(node.path("accessibility").path("disabled")));
        put(values, "BusServiceAccess", text(node.path("accessibility").path("public")));
        put(values, "UpdatedOn", text(node.path("modified")));
        put(values, "LastVerifiedOn", text(node.path("lastVerifiedOn")));
        put(values, "TaxonomyCodes", text(node.path("taxonomy")));
        put(values, "RecordIsPrivate", isHidden(node) ? "true" : "");
        put(values, "HoursOfOperation", hours(node.path("hours")));
        names(node.path("names"), values);
        related(node.path("related"), values);
        contacts(node.path("contactDetails"), values);
        node.path("customFields")
                .forEach(custom -> put(
                        values,
                        "Custom_" + first(text(custom.path("label")), text(custom.path("name"))),
                        first(text(custom.path("selectedValues")), text(custom.path("value")))));
        return values;
    }

    private static void names(JsonNode names, Map<String, String> values) {
        for (JsonNode name : names) {
            boolean hidden = isHidden(name);
            String purpose = text(name.path("purpose")).toLowerCase(Locale.ROOT);
            String column = purpose.isEmpty() || purpose.equals("primary") || purpose.equals("public")
                    ? "PublicName"
                    : "AlternateName";
            put(values, hidden ? "ConfidentialName" : column, text(name.path("value")));
        }
    }

    private static void related(JsonNode related, Map<String, String> values) {
        for (JsonNode other : related) {
            String column =
                    switch (text(other.path("type"))) {
                        case "Agency" -> "ParentAgencyNum";
                        case "Site" -> "ConnectsToSiteNum";
                        case "Program" -> "ConnectsToProgramNum";
                        default -> "";
                    };
            if (!column.isEmpty()) {
                put(values, column, text(other.path("id")));
            }
        }
    }

    private static void contacts(JsonNode contacts, Map<String, String> values) {
        int phones = 0;
        for (JsonNode detail : contacts) {
            JsonNode contact = detail.path("contact");
            String hidden = isHidden(detail) || isHidden(contact) ? "true" : "";
            switch (text(contact.path("type"))) {
                case "PhysicalLocation" -> {
                    address(contact, "Physical", hidden, values);
                    put(values, "Latitude", text(contact.path("latitude")));
                    put(values, "Longitude", text(contact.path("longitude")));
                }
                case "PostalAddress" -> address(contact, "Mailing", hidden, values);
                case "PhoneNumber" -> {
                    phones++;
                    String column = "Phone" + phones;
                    put(values, column + "Number", text(contact.path("number")));
                    put(values, column + "Name", text(contact.path("label")));
                    put(values, column + "Description", text(contact.path("description")));
                    put(values, column + "Type", text(contact.path("purpose")));
                    put(values, column + "IsPrivate", hidden);
                }
                case "EmailAddress" -> {
                    put(values, "EmailAddressMain", first(text(contact.path("address")), text(contact.path("email"))));
                    put(values, "EmailAddressIsPrivate", hidden);
                }
                case "Website" -> {
                    put(values, "WebsiteAddress", text(contact.path("url")));
                    put(values, "WebsiteAddressIsPrivate", hidden);
                }
                default -> put(values, "MainContactName", text(contact.path("name")));
            }
        }
    }

    /** Flags that are no column of iCarol's own: whatever else keeps a record private keeps its address so. */
    static void hide(Map<String, String> values, boolean hidden) {
        if (hidden) {
            values.put(ICarolRecord.plain("PhysicalAddressIsPrivate"), "true");
        }
    }

    private static boolean isHidden(JsonNode node) {
        return node.properties().stream()
                .anyMatch(property -> property.getValue().isValueNode()
                        && SecrecyFlag.hides(property.getKey(), text(property.getValue())));
    }

    private static void address(JsonNode contact, String kind, String hidden, Map<String, String> values) {
        put(values, kind + "Address1", text(contact.path("line1")));
        put(values, kind + "Address2", text(contact.path("line2")));
        put(values, kind + "City", text(contact.path("city")));
        put(values, kind + "County", text(contact.path("county")));
        put(values, kind + "StateProvince", text(contact.path("stateProvince")));
        put(values, kind + "PostalCode", text(contact.path("zipPostalCode")));
        put(values, kind + "Country", text(contact.path("country")));
        put(values, kind + "AddressIsPrivate", hidden);
    }

    private static String areas(JsonNode coverage) {
        List<String> areas = new ArrayList<>();
        for (JsonNode area : coverage) {
            areas.add(List.of("city", "county", "stateProvince").stream()
                    .map(part -> text(area.path(part)))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(", ")));
        }
        return String.join("; ", areas);
    }

    /** {@code 4:45} after {@code 10} is in the afternoon, but that is a guess, so that days stay words. */
    private static String hours(JsonNode hours) {
        List<String> texts = new ArrayList<>();
        texts.add(text(hours.path("note")));
        for (JsonNode day : hours.path("days")) {
            texts.add((text(day.path("dayOfWeek")) + " " + text(day.path("opens")) + " – " + text(day.path("closes")))
                    .strip());
        }
        return texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static void put(Map<String, String> values, String column, String value) {
        if (!value.isBlank()) {
            values.putIfAbsent(ICarolRecord.plain(column), value.strip());
        }
    }

    private static String text(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(RecordFromJson::text)
                    .collect(Collectors.joining("; "));
        }
        return node.isNull() || node.isMissingNode() ? "" : node.isValueNode() ? node.asText() : node.toString();
    }
}
