package ca.passerelle.gateway.matching;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code $match} and {@code $explain} through every filter, on a directory that a 211 writes by FHIR. */
@GatewayTest
class MatchApiTest {

    private static final double LATITUDE = 52.1;
    private static final double KM = 1 / 111.2;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ServiceGaps gaps;

    @As("test-211")
    private Fhir directory;

    @As("connectors")
    private Fhir connectors;

    @Test
    void theNearestComesFirstWithItsReasonsInBothLanguages() {
        double longitude = -106.1;
        String far = service(
                "Tax clinic of the far hill", "tax-clinic", place(LATITUDE + 9 * KM, longitude, "S7F 1A1", false));
        String near =
                service("Tax clinic of the near hill", "tax-clinic", place(LATITUDE + KM, longitude, "S7F 1A1", false));
        String tooFar = service(
                "Tax clinic of the farthest hill",
                "tax-clinic",
                place(LATITUDE + 30 * KM, longitude, "S7G 1A1", false));
        Parameters asked = asked("tax-clinic", longitude).addParameter("maxDistance", new DecimalType(20));
        Bundle found = match(asked);
        assertThat(ids(found)).containsSubsequence(near, far).doesNotContain(tooFar);
        BundleEntryComponent first = found.getEntry().get(0);
        assertThat(first.getSearch().getMode()).isEqualTo(SearchEntryMode.MATCH);
        assertThat(first.getSearch().getScore()).isBetween(BigDecimal.valueOf(0.5), BigDecimal.ONE);
        StringType distance = reason(first, "distance");
        assertThat(distance.getValue()).isEqualTo("1.0 km away");
        assertThat(distance.getExtensionByUrl(DirectoryExtension.TRANSLATION)
                        .getExtensionByUrl("content")
                        .getValue()
                        .primitiveValue())
                .isEqualTo("À 1.0 km");
        Fhir.Answer explained = connectors.post("HealthcareService/" + tooFar + "/$explain", asked);
        assertThat(explained.status()).as(explained.body()).isEqualTo(200);
        Parameters why = explained.as(Parameters.class);
        assertThat(((BooleanType) why.getParameter("excluded").getValue()).booleanValue())
                .isTrue();
        assertThat(explained.body()).contains("Too far: 30 km, and the limit is 20 km", "Trop loin");
    }

    @Test
    void aSecretAddressIsNeverRankedByWhereItIs() {
        double longitude = -107.1;
        String shelter = service("Safe house", "violence-shelter", place(LATITUDE, longitude, "S8A 1A1", true));
        String open = service("Tax help in town", "tax-clinic", place(LATITUDE + 3 * KM, longitude, "S8A 2B2", false));
        BundleEntryComponent first = match(asked("violence-shelter", longitude)).getEntry().stream()
                .filter(entry -> entry.getResource().getIdPart().equals(shelter))
                .findFirst()
                .orElseThrow();
        assertThat(reason(first, "distance").getValue())
                .isEqualTo("In Hidden Hollow; the address is confidential. Call first");
        // The position was written, and no query can be made by it.
        assertThat(jdbc.queryForObject(
                        "select count(*) from match_need where position is not null and service_id = ?::uuid",
                        Integer.class,
                        shelter))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from match_need where position is not null and service_id = ?::uuid",
                        Integer.class,
                        open))
                .isPositive();
    }

    @Test
    void whatIsUnknownIsToBeConfirmedAndWhatIsKnownExcludes() {
        double longitude = -108.1;
        String place = place(LATITUDE, longitude, "S9A 1A1", false);
        String silent = service("Choir of the silent", "music-group", place);
        HealthcareService forYouth = service("Choir of the young", "music-group");
        forYouth.addLocation(new Reference("Location/" + place));
        forYouth.addExtension(DirectoryExtension.AGE_RANGE, new Range().setHigh(new Quantity(17)));
        String young = create(forYouth);
        Bundle found = match(asked("music-group", longitude).addParameter("age", new DecimalType(80)));
        assertThat(ids(found)).contains(silent).doesNotContain(young);
        BundleEntryComponent entry = found.getEntry().stream()
                .filter(one -> one.getResource().getIdPart().equals(silent))
                .findFirst()
                .orElseThrow();
        assertThat(reason(entry, "age").getValue()).isEqualTo("Confirm the ages served");
        Parameters why = connectors
                .post(
                        "HealthcareService/" + young + "/$explain",
                        asked("music-group", longitude).addParameter("age", new DecimalType(80)))
                .as(Parameters.class);
        assertThat(((BooleanType) why.getParameter("excluded").getValue()).booleanValue())
                .isTrue();
    }

    @Test
    void whereIsAPostalCodeOrTheNameOfATown() {
        double longitude = -109.1;
        String near = service("Pottery in the hollow", "art-class", place(LATITUDE, longitude, "S4V 1A1", false));
        for (Parameters asked : List.of(
                need("art-class").addParameter("postalCode", "S4V 9Z9"),
                need("art-class").addParameter("postalCode", "s4v"),
                need("art-class").addParameter("where", "près de S4V, au bord du lac"),
                new Parameters()
                        .addParameter("text", new StringType("un cours de poterie"))
                        .addParameter("where", new StringType("S4V 1A1")))) {
            Bundle found = match(asked);
            assertThat(ids(found)).as(Fhir.json(asked)).startsWith(near);
            assertThat(reason(found.getEntry().get(0), "distance").getValue()).endsWith("km away");
        }
        Bundle lost = match(need("art-class").addParameter("where", "somewhere over the rainbow"));
        assertThat(notices(lost)).anyMatch(notice -> notice.contains("place is not known"));
    }

    @Test
    void inACrisisTheLineComesFirst() {
        double longitude = -110.1;
        service("Crisis bed house", "crisis-team", place(LATITUDE, longitude, "S0A 1A1", false));
        HealthcareService line = service("Distress line of the hills", "crisis-line");
        line.addCharacteristic(new CodeableConcept(new Coding(Systems.DELIVERY_MODE, "telephone", null)));
        String id = create(line);
        Bundle found = match(asked("crisis-team", longitude).addParameter("crisis", new BooleanType(true)));
        assertThat(found.getEntry().get(0).getResource()).isInstanceOf(OperationOutcome.class);
        assertThat(notices(found)).anyMatch(notice -> notice.contains("9-8-8"));
        HealthcareService first = (HealthcareService) found.getEntry().get(1).getResource();
        assertThat(first.getTypeFirstRep().getCodingFirstRep().getCode()).isEqualTo("crisis-line");
        assertThat(ids(found)).contains(id);
    }

    @Test
    void anOrganizationStandsAmongTheFirstTenOnlySoOften() {
        double longitude = -111.1;
        String place = place(LATITUDE, longitude, "T0A 1A1", false);
        Organization organization = new Organization();
        organization.setName("Furniture for all");
        String one = new IdType(directory
                        .post("Organization", organization)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .getIdPart();
        Set<String> its = new java.util.HashSet<>();
        for (int i = 0; i < 6; i++) {
            HealthcareService service = service("Furniture bank " + i, "furniture");
            service.addLocation(new Reference("Location/" + place));
            service.setProvidedBy(new Reference("Organization/" + one));
            its.add(create(service));
        }
        String other = service("Furniture of the others", "furniture", place);
        Bundle found = match(asked("furniture", longitude).addParameter("perOrganization", new DecimalType(2)));
        List<String> ids = ids(found);
        assertThat(ids.stream().limit(10).filter(its::contains)).hasSize(2);
        assertThat(ids).contains(other);
        Bundle without =
                match(asked("furniture", longitude).addParameter("exclude", new Reference("Organization/" + one)));
        assertThat(ids(without)).contains(other).doesNotContainAnyElementsOf(its);
    }

    @Test
    void answersOfAQuestionnaireAreNeeds() {
        double longitude = -112.1;
        String food = service("Soup of the south", "community-meal", place(LATITUDE, longitude, "T1A 1A1", false));
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
        response.addItem().setLinkId("1").addAnswer().setValue(new Coding(Systems.GRAVITY, "food-insecurity", null));
        Parameters asked = new Parameters().addParameter("near", LATITUDE + "|" + longitude);
        asked.addParameter().setName("questionnaireResponse").setResource(response);
        assertThat(ids(match(asked))).startsWith(food);
    }

    @Test
    void whatNobodyMeetsIsCountedAndSmallCellsAreNotTold() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        service("Nothing but snow", "yard-work", place(60.7, -135.1, "Y1A 1A1", false));
        for (int i = 0; i < ServiceGaps.SMALLEST; i++) {
            Bundle none = match(need("smoking-cessation")
                    .addParameter("postalCode", "Y1A 1A1")
                    .addParameter("maxDistance", new DecimalType(5)));
            assertThat(notices(none)).anyMatch(notice -> notice.contains("It was counted"));
            ServiceGaps.Gap gap = gaps.between(today, today).stream()
                    .filter(one -> one.area().equals("Y1A"))
                    .findFirst()
                    .orElseThrow();
            assertThat(gap.need()).isEqualTo("substance-use");
            assertThat(gap.searches())
                    .isEqualTo(i < ServiceGaps.SMALLEST - 1 ? null : Integer.valueOf(ServiceGaps.SMALLEST));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shoe|string|high|UNSUPPORTED_PARAMETER|Parameters.parameter[1].name",
                "need|code|no-such-need|UNKNOWN_CODE|Parameters.parameter[1].value",
                "age|string|old|INVALID_VALUE|Parameters.parameter[1].value",
                "population|code|martian|UNKNOWN_CODE|Parameters.parameter[1].value",
                "near|string|north|INVALID_VALUE|Parameters.parameter[1].value",
                "travelMode|code|broom|UNKNOWN_CODE|Parameters.parameter[1].value"
            })
    void whatIsNotKnownIsRefusedWithItsPlace(String name, String type, String value, ProblemCode code, String place) {
        Parameters asked = need("food-bank");
        asked.addParameter(name, type.equals("code") ? new CodeType(value) : new StringType(value));
        Fhir.Answer answer = connectors.post("HealthcareService/$match", asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(code.code(), place);
    }

    @Test
    void withoutANeedThereIsNothingToLookForAndWithoutAServiceNothingToExplain() {
        Fhir.Answer empty =
                connectors.post("HealthcareService/$match", new Parameters().addParameter("age", new DecimalType(3)));
        assertThat(empty.status()).as(empty.body()).isEqualTo(422);
        Fhir.Answer nobody =
                connectors.post("HealthcareService/00000000-0000-4000-8000-000000000000/$explain", need("food-bank"));
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(connectors.get("HealthcareService/$match?need=food").status())
                .isIn(404, 405);
    }

    private Bundle match(Parameters asked) {
        Fhir.Answer answer = connectors.post("HealthcareService/$match", asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Bundle.class);
    }

    private static Parameters need(String type) {
        return new Parameters().addParameter("need", new CodeType(type));
    }

    private static Parameters asked(String type, double longitude) {
        return need(type).addParameter("near", LATITUDE + "|" + longitude);
    }

    private static List<String> ids(Bundle found) {
        return found.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == SearchEntryMode.MATCH)
                .map(entry -> entry.getResource().getIdPart())
                .collect(Collectors.toList());
    }

    private static List<String> notices(Bundle found) {
        return found.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof OperationOutcome)
                .flatMap(entry -> ((OperationOutcome) entry.getResource()).getIssue().stream())
                .map(issue -> issue.getDetails().getText())
                .toList();
    }

    private static StringType reason(BundleEntryComponent entry, String criterion) {
        return entry.getSearch().getExtensionsByUrl(DirectoryExtension.MATCH_REASON).stream()
                .filter(reason -> reason.getExtensionByUrl("criterion")
                        .getValue()
                        .primitiveValue()
                        .equals(criterion))
                .map(reason -> (StringType) reason.getExtensionByUrl("text").getValue())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + criterion + " among "
                        + entry.getSearch().getExtension().stream()
                                .flatMap(one -> one.getExtension().stream())
                                .map(part -> part.getValue().primitiveValue())
                                .toList()));
    }

    private static HealthcareService service(String name, String type) {
        HealthcareService service = new HealthcareService();
        service.setActive(true)
                .setName(name)
                .addType(new CodeableConcept(new Coding(Systems.SERVICE_TYPE, type, null)));
        return service;
    }

    private String service(String name, String type, String place) {
        HealthcareService service = service(name, type);
        service.addLocation(new Reference("Location/" + place));
        return create(service);
    }

    private String place(double latitude, double longitude, String postalCode, boolean secret) {
        Location location = new Location();
        location.setStatus(Location.LocationStatus.ACTIVE).setName("A house");
        location.getAddress().setCity("Hidden Hollow").setPostalCode(postalCode).setState("SK");
        location.getPosition().setLatitude(latitude).setLongitude(longitude);
        if (secret) {
            location.addExtension(DirectoryExtension.ADDRESS_WITHHELD, new BooleanType(true));
        }
        Fhir.Answer answer = directory.post("Location", location);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new IdType(answer.headers().firstValue("Location").orElseThrow()).getIdPart();
    }

    private String create(HealthcareService service) {
        Fhir.Answer answer = directory.post("HealthcareService", service);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new IdType(answer.headers().firstValue("Location").orElseThrow()).getIdPart();
    }
}
