package ca.passerelle.gateway.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.testing.Browser;
import ca.passerelle.gateway.testing.Browser.Shown;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/** Listings of several feeds that are one service: found after the import, decided by people, and never changed themselves. */
@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DuplicatesTest {

    private static final double LONGITUDE = -95.5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Registry registry;
    private final DuplicateSearch search;
    private final JdbcTemplate jdbc;

    /** Words and numbers of this test alone: the directory is shared by all tests. */
    private final String word = "Q" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "vale";

    private final String phone = "604-5" + (55 + ThreadLocalRandom.current().nextInt(10)) + "-"
            + (1000 + ThreadLocalRandom.current().nextInt(9000));
    private final double latitude = 62 + ThreadLocalRandom.current().nextInt(8000) / 1000.0;
    private final String elm = feed();
    private final String yew = feed();
    private final String ash = feed();

    @LocalServerPort
    private int port;

    DuplicatesTest(Registry registry, DuplicateSearch search, JdbcTemplate jdbc) {
        this.registry = registry;
        this.search = search;
        this.jdbc = jdbc;
    }

    private static String feed() {
        return "d" + UUID.randomUUID().toString().substring(0, 8);
    }

    @BeforeEach
    void partners() {
        for (String feed : List.of(elm, yew, ash)) {
            register(feed, Partner.Kind.DIRECTORY);
        }
        register("planner", Partner.Kind.AUTHORITY);
    }

    private void register(String key, Partner.Kind kind) {
        registry.register(new Registration(
                key,
                kind,
                key + " directory",
                "Répertoire " + key,
                UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                List.of("token-" + key),
                List.of(),
                List.of()));
    }

    @Test
    void whatAgreesInTwoStrongKeysIsOneServiceAndNoRecordChanges() {
        take(elm, listing("a", word + " Meals on Wheels", phone, "12 King Street", "K1A 0B1", ""));
        take(yew, listing("b", "The " + word + " Meals on Wheels", phone, "12 King St", "K1A0B1", ""));
        take(ash, listing("c", word + " Meals on Wheels 2", phone, "12 King St", "K1A0B1", ""));
        search.settle();
        JsonNode sources = sources(elm, "a");
        assertThat(sources.at("/sources").findValuesAsText("feed")).containsExactlyInAnyOrder(elm, yew);
        assertThat(sources.at("/sources").findValuesAsText("publisher")).contains(yew + " directory");
        JsonNode name = field(sources, "name");
        assertThat(name.path("agree").asBoolean()).isFalse();
        assertThat(name.path("values")).hasSize(2);
        assertThat(name.path("mostComplete").asText()).isEqualTo("HealthcareService/" + id(yew, "b"));
        assertThat(field(sources, "phone").path("agree").asBoolean()).isTrue();
        JsonNode found = ok(client(elm)
                .send(
                        "GET",
                        "../directory/services?limit=1&text=" + word + "%20meals",
                        (byte[]) null,
                        "Accept-Language",
                        "fr"));
        assertThat(found.path("listings")).hasSize(1);
        assertThat(found.at("/listings/0/service").asText())
                .isEqualTo(id(yew, "b").toString());
        assertThat(found.at("/listings/0/alsoListed/0/service").asText())
                .isEqualTo(id(elm, "a").toString());
        assertThat(found.at("/listings/0/alsoListed/0/source").asText()).isEqualTo("Répertoire " + elm);
        assertThat(found.path("total").asInt())
                .as("and the other of another number")
                .isEqualTo(2);
        assertThat(jdbc.queryForList(
                        "select version from resource where id in (?, ?)", Integer.class, id(elm, "a"), id(yew, "b")))
                .as("source records are not touched")
                .containsExactly(1, 1);
        assertThat(events(elm, "a", yew, "b")).containsExactly("PROPOSED", "LINKED");
        search.settle();
        assertThat(events(elm, "a", yew, "b")).as("nothing new is found twice").hasSize(2);
        take(yew, listing("b", word + " Chess Evenings", "604-555-0000", "12 King St", "K1A 0B1", ""));
        search.settle();
        assertThat(sources(elm, "a").at("/sources")).hasSize(1);
        assertThat(events(elm, "a", yew, "b")).containsExactly("PROPOSED", "LINKED", "WITHDRAWN");
    }

    @Test
    void peopleDecideWhatIsNotPlain() {
        take(elm, listing("a", word + " Family Counselling", phone, "12 King Street", "K1A 0B1", ""));
        take(yew, listing("b", word + " Grief Counselling", phone, "12 King Street", "K1A 0B1", ""));
        search.settle();
        String pair = "/" + id(elm, "a") + "/" + id(yew, "b");
        JsonNode proposal = ok(get(elm, "")).at("/pairs/0");
        assertThat(proposal.toString())
                .contains(id(elm, "a").toString(), id(yew, "b").toString());
        assertThat(proposal.at("/grounds").findValuesAsText("code")).contains("same-phone", "alike-name");
        assertThat(ok(get("planner", "?per_page=100")).toString())
                .contains(id(elm, "a").toString());
        assertThat(ok(get(ash, "")).path("total").asInt()).isZero();
        assertThat(get("connectors", "").status()).isEqualTo(403);
        assertThat(get("nobody", "").status()).isEqualTo(401);
        assertThat(get(elm, "?page=0").status()).isEqualTo(400);

        JsonNode side = ok(
                client(yew).send("GET", "../directory/duplicates" + pair, (byte[]) null, "Accept-Language", "fr-CA"));
        assertThat(side.path("state").asText()).isEqualTo("proposed");
        assertThat(side.at("/grounds").findValuesAsText("text")).contains("Le même numéro de téléphone");
        assertThat(field(side, "address").path("text").asText()).isEqualTo("Adresse");
        assertThat(get(ash, pair).status()).isEqualTo(403);
        assertThat(get(elm, "/" + id(elm, "a") + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);

        assertThat(decide(ash, pair, "link").status()).isEqualTo(403);
        assertThat(decide(elm, pair, "perhaps").status()).isEqualTo(422);
        assertThat(decide(elm, pair, "link").status()).isEqualTo(204);
        assertThat(sources(yew, "b").at("/sources")).hasSize(2);
        assertThat(ok(get(elm, "")).path("total").asInt()).isZero();
        // A third that people join to both, and then part from one of them.
        take(ash, listing("c", word + " Pottery", "", "", "", ""));
        search.settle();
        assertThat(decide("planner", "/" + id(ash, "c") + "/" + id(elm, "a"), "link")
                        .status())
                .isEqualTo(204);
        Fhir.Answer contradiction = decide("planner", "/" + id(ash, "c") + "/" + id(yew, "b"), "separate");
        assertThat(contradiction.status()).isEqualTo(409);
        assertThat(contradiction.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(decide(yew, pair, "separate").status()).isEqualTo(204);
        assertThat(sources(yew, "b").at("/sources")).hasSize(1);
        take(yew, listing("b", word + " Family Counselling", phone, "12 King Street", "K1A 0B1", ""));
        search.settle();
        assertThat(sources(yew, "b").at("/sources"))
                .as("what people decided stands")
                .hasSize(1);
        assertThat(events(elm, "a", yew, "b")).containsExactly("PROPOSED", "LINKED", "SEPARATE");
    }

    @Test
    void peopleDecideOnAPage() {
        take(elm, listing("a", word + " Mourning Circle", phone, "40 Elder Lane", "V5K 0A1", ""));
        take(yew, listing("b", word + " Bereavement Circle", phone, "40 Elder Lane", "V5K 0A1", ""));
        search.settle();
        Browser browser = new Browser(port);
        browser.signIn(elm);
        Shown queue = browser.get("/pairs?lang=en");
        Browser.check(queue);
        assertThat(queue.text())
                .contains("Is this one service?", word + " Mourning Circle", "The same telephone number");
        String path = queue.page().select("a[href^=/pairs/services/]").attr("href");
        Shown sides = browser.get(path + "?lang=fr");
        Browser.check(sides);
        assertThat(sides.text())
                .contains(
                        word + " Bereavement Circle", "Répertoire " + yew, "Le même numéro de téléphone", "Différent");
        String token =
                sides.page().select("form[action^=/pairs] input[name=_csrf]").val();
        assertThat(browser.post(path, Map.of("_csrf", token, "decision", "link", "reason", "Same door"))
                        .status())
                .isEqualTo(303);
        assertThat(sources(yew, "b").at("/sources")).hasSize(2);
        Browser stranger = new Browser(port);
        stranger.signIn(ash);
        assertThat(stranger.get(path).status()).isEqualTo(403);
    }

    @Test
    void twoOfOneFeedAreNeverJoinedByAThird() {
        take(
                elm,
                listing("a", word + " Job Club", phone, "", "", "") + ","
                        + listing("b", word + " Job Club", phone, "", "", ""));
        take(yew, listing("c", word + " Job Club", phone, "", "", ""));
        search.settle();
        assertThat(sources(yew, "c").at("/sources")).hasSize(1);
        JsonNode proposals = ok(get(yew, ""));
        assertThat(proposals.path("total").asInt()).isEqualTo(2);
        assertThat(proposals.at("/pairs/0/grounds").findValuesAsText("code")).contains("conflicting");
        assertThat(decide(yew, "/" + id(yew, "c") + "/" + id(elm, "a"), "link").status())
                .isEqualTo(204);
        assertThat(sources(yew, "c").at("/sources")).hasSize(2);
        assertThat(decide(elm, "/" + id(elm, "b") + "/" + id(elm, "a"), "link").status())
                .isEqualTo(422);
    }

    @Test
    void aConfidentialAddressIsInNoPairAndIsToldByNone() {
        String open = listing("a", word + " Safe House", phone, "12 King Street", "K1A 0B1", "");
        String secret =
                listing("a", word + " Safe House", phone, "12 King Street", "K1A 0B1", "\"confidential\": true, ");
        take(elm, open);
        take(yew, listing("b", word + " Safe House", phone, "12 King Street", "K1A 0B1", ""));
        search.settle();
        assertThat(sources(elm, "a").at("/sources")).hasSize(2);
        take(elm, secret);
        for (boolean looked : List.of(false, true)) {
            assertThat(get("planner", "/" + id(elm, "a") + "/" + id(yew, "b")).status())
                    .as("looked: %s", looked)
                    .isEqualTo(404);
            assertThat(client("connectors")
                            .send("GET", path(elm, "a"), (byte[]) null)
                            .status())
                    .isEqualTo(404);
            assertThat(sources(yew, "b").at("/sources")).hasSize(1);
            assertThat(decide("planner", "/" + id(elm, "a") + "/" + id(yew, "b"), "link")
                            .status())
                    .isEqualTo(404);
            search.settle();
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from duplicate_pair where one = ? or other = ?",
                        Integer.class,
                        id(elm, "a"),
                        id(elm, "a")))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from duplicate_key where listing_id = ?", Integer.class, id(elm, "a")))
                .isZero();
        take(ash, listing("c", word + " Safe House", phone, "", "", ""));
        search.settle();
        assertThat(sources(ash, "c").at("/sources").findValuesAsText("feed")).doesNotContain(elm);
    }

    @Test
    void aSwitchboardIsNoStrongKey() {
        String web = "\"url\": \"https://" + word + ".ca/tutoring\",";
        take(
                elm,
                listing("a", word + " Evening Tutoring Club", phone, "", "", "")
                        .replace("\"status\"", web + "\"status\""));
        take(
                yew,
                listing("b", word + " Evening Tutoring Clubs", phone, "", "", "")
                        .replace("\"status\"", web + "\"status\""));
        search.settle();
        assertThat(sources(elm, "a").at("/sources")).hasSize(2);
        List<String> many = new ArrayList<>();
        for (int at = 0; at < DuplicateKeys.MOST_SHARED; at++) {
            many.add(
                    listing("s" + at, "Department " + (char) ('A' + at % 26) + at + "x of " + word, phone, "", "", ""));
        }
        take(ash, String.join(",", many));
        search.settle();
        assertThat(jdbc.queryForObject(
                        "select grounds::text from duplicate_pair where one = ? and other = ?",
                        String.class,
                        ends(elm, "a", yew, "b")))
                .contains("SHARED_BY_MANY")
                .doesNotContain("SAME_PHONE");
    }

    @Test
    void aMatchShowsOneServiceOnceAndNamesItsOtherSources() {
        String about = "\"description\":\"Bags of food every week\",\"status\"";
        take(
                elm,
                listing("a", word + " Food Bank", phone, "12 King Street", "K1A 0B1", "")
                        .replace("\"status\"", about));
        take(yew, listing("b", word + " Food Bank", phone, "12 King Street", "K1A 0B1", ""));
        search.settle();
        assertThat(shown())
                .containsExactly(id(elm, "a") + "[HealthcareService/" + id(yew, "b") + " " + yew + " directory]");
        String more = about.replace("\"status\"", "\"application_process\":\"Come in\",\"status\"");
        take(
                yew,
                listing("b", word + " Food Bank", phone, "12 King Street", "K1A 0B1", "")
                        .replace("\"status\"", more));
        search.settle();
        assertThat(shown())
                .containsExactly(id(yew, "b") + "[HealthcareService/" + id(elm, "a") + " " + elm + " directory]");
        take(elm, listing("a", word + " Food Bank", phone, "12 King Street", "K1A 0B1", "\"confidential\": true, "));
        assertThat(shown())
                .as("nothing ties a confidential address to an open one")
                .contains(id(yew, "b") + "[]");
    }

    /** Of a match for a food bank right there: the services of this test, each with what else lists it. */
    private List<String> shown() {
        Parameters asked = new Parameters()
                .addParameter("need", new CodeType("food-bank"))
                .addParameter("near", latitude + "|" + LONGITUDE);
        Fhir.Answer answer = client("connectors").post("HealthcareService/$match", asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Bundle.class).getEntry().stream()
                .filter(entry -> entry.getResource() instanceof HealthcareService service
                        && service.getName().startsWith(word))
                .map(entry -> entry.getResource().getIdPart()
                        + entry.getSearch().getExtensionsByUrl(DirectoryExtension.MATCH_ALSO_LISTED).stream()
                                .map(also -> ((Reference) also.getExtensionByUrl("service")
                                                        .getValue())
                                                .getReference()
                                        + " "
                                        + also.getExtensionByUrl("source")
                                                .getValue()
                                                .primitiveValue())
                                .toList())
                .toList();
    }

    private String listing(String id, String name, String number, String street, String code, String flag) {
        String place = street.isEmpty()
                ? ""
                : ",\"service_at_locations\":[{\"id\":\"x" + id + "\",\"location\":{\"id\":\"l" + id + "\"," + flag
                        + "\"location_type\":\"physical\",\"latitude\":" + latitude + ",\"longitude\":" + LONGITUDE
                        + ",\"addresses\":[{\"id\":\"a" + id + "\",\"address_1\":\""
                        + street
                        + "\",\"city\":\"Ottawa\",\"state_province\":\"ON\",\"postal_code\":\"" + code
                        + "\",\"country\":\"CA\",\"address_type\":\"physical\"}]}}]";
        String phones = number.isEmpty() ? "" : ",\"phones\":[{\"id\":\"p" + id + "\",\"number\":\"" + number + "\"}]";
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"status\":\"active\",\"organization\":{\"id\":\"o"
                + id + "\",\"name\":\"" + word + " House\",\"description\":\"-\"}" + phones + place + "}";
    }

    private void take(String feed, String listings) {
        Fhir.Answer answer = client(feed)
                .send(
                        "POST",
                        "../directory/feeds/" + feed + "/imports",
                        "[" + listings + "]",
                        "Content-Type",
                        "application/json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("APPLIED");
    }

    /** With a place the listing is the service at its location. */
    private UUID id(String feed, String id) {
        UUID there = new FeedIds(feed).id(new SourceKey(RecordKind.SERVICE_AT_LOCATION, "x" + id));
        boolean placed = Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from directory_listing where id = ?)", Boolean.class, there));
        return placed ? there : new FeedIds(feed).id(new SourceKey(RecordKind.SERVICE, id));
    }

    private Object[] ends(String feed, String id, String otherFeed, String otherId) {
        UUID one = id(feed, id);
        UUID other = id(otherFeed, otherId);
        return one.toString().compareTo(other.toString()) < 0 ? new Object[] {one, other} : new Object[] {other, one};
    }

    private List<String> events(String feed, String id, String otherFeed, String otherId) {
        return jdbc.queryForList(
                "select state from duplicate_event where one = ? and other = ? order by id",
                String.class,
                ends(feed, id, otherFeed, otherId));
    }

    private String path(String feed, String id) {
        return "../directory/services/" + id(feed, id) + "/sources";
    }

    private JsonNode sources(String feed, String id) {
        return ok(client("connectors").send("GET", path(feed, id), (byte[]) null));
    }

    private static JsonNode field(JsonNode answer, String code) {
        for (JsonNode field : answer.path("fields")) {
            if (field.path("field").asText().equals(code)) {
                return field;
            }
        }
        throw new AssertionError("no field " + code + " in " + answer);
    }

    private Fhir client(String partner) {
        return new Fhir(port, partner);
    }

    private Fhir.Answer get(String partner, String rest) {
        return client(partner).send("GET", "../directory/duplicates" + rest, (byte[]) null);
    }

    private Fhir.Answer decide(String partner, String pair, String decision) {
        return client(partner)
                .send(
                        "POST",
                        "../directory/duplicates" + pair,
                        "{\"decision\":\"" + decision + "\",\"reason\":\"Asked them on the phone\"}",
                        "Content-Type",
                        "application/json");
    }

    private static JsonNode ok(Fhir.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
