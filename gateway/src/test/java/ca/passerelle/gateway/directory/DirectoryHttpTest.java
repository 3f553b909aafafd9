package ca.passerelle.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import ca.passerelle.gateway.access.PartnerPrincipal;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.record.Caller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.MockMvc;

/** The directory by HTTP. Who may reach the paths at all is decided by the doors and tested there. */
@SpringBootTest(
        classes = DirectoryTestApplication.class,
        properties = {
            "spring.profiles.active=test",
            "passerelle.secret.key=ZGlyZWN0b3J5LXRlc3Qta2V5LW9mLTMyLWJ5dGVzISE=",
            "passerelle.directory.max-package=20KB"
        })
@AutoConfigureMockMvc(addFilters = false)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DirectoryHttpTest {

    private static final String IMPORTS = "/directory/feeds/elm-211/imports";

    private final MockMvc http;
    private final Registry registry;

    DirectoryHttpTest(MockMvc http, Registry registry) {
        this.http = http;
        this.registry = registry;
    }

    @BeforeEach
    void signIn() {
        registry.register(registration("elm-211"));
        registry.register(registration("oak-211"));
        signIn("elm-211", Caller.Scope.DIRECTORY);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private static void signIn(String key, Caller.Scope scope) {
        PartnerPrincipal principal = new PartnerPrincipal(
                key, registration(key).id(), registration(key).organization(), scope);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, "", List.of()));
    }

    private static Registration registration(String key) {
        return new Registration(
                key, Partner.Kind.DIRECTORY, key, key, new UUID(3, key.hashCode()), List.of(), List.of(), List.of());
    }

    private static byte[] zip(String services) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("services.csv"));
            zip.write(services.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void anUploadAnswersWithItsReport() throws Exception {
        byte[] zip = zip("id,name,status\ns1,Soup for elms,active\ns2,,active\n");
        String location = Objects.requireNonNull(http.perform(post(IMPORTS)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .content(zip))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("APPLIED"))
                .andExpect(jsonPath("$.quarantined").value(1))
                .andExpect(jsonPath("$.lines[0].rule").value("name-missing"))
                .andReturn()
                .getResponse()
                .getHeader(HttpHeaders.LOCATION));
        http.perform(get(location))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.feed").value("elm-211"));
        http.perform(get(location).accept("text/csv"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(containsString("name-missing,QUARANTINED,1,services.csv row 3 column name,s2")));
        http.perform(get(location + ".csv"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/csv"));
        http.perform(multipart(IMPORTS).file(new MockMultipartFile("package", "elm.zip", "application/zip", zip)))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.unchanged").value(1));
    }

    @Test
    void aBrokenPackageIsRefusedWithAReport() throws Exception {
        http.perform(post(IMPORTS).contentType("application/zip").content(new byte[] {'P', 'K', 3, 4}))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.state").value("REFUSED"))
                .andExpect(jsonPath("$.lines[0].rule").value("package-unreadable"));
        http.perform(post(IMPORTS).contentType("application/zip").content(new byte[30_000]))
                .andExpect(status().isPayloadTooLarge())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.problems[0].code").value("too-large"));
    }

    @Test
    void anotherPartnersFeedDoesNotExist() throws Exception {
        signIn("oak-211", Caller.Scope.DIRECTORY);
        http.perform(post(IMPORTS).contentType("application/zip").content(zip("id,name\ns1,Evil\n")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.problems[0].code").value("not-found"));
        http.perform(get(IMPORTS + "/" + UUID.randomUUID())).andExpect(status().isNotFound());
        http.perform(get(IMPORTS + "/nonsense")).andExpect(status().isNotFound());
    }

    @Test
    void searchAnswersInTheLanguageAskedFor() throws Exception {
        http.perform(post(IMPORTS)
                        .contentType("application/zip")
                        .content(zip("id,name,status\ns1,Soup for elms,active\n")))
                .andExpect(status().isCreated());
        http.perform(get("/directory/services")
                        .param("text", "elms")
                        .param("near", "49.28,-123.12")
                        .param("km", "5")
                        .locale(Locale.CANADA_FRENCH))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(greaterThan(0)))
                .andExpect(jsonPath("$.listings[0].name").value("Soup for elms"))
                .andExpect(jsonPath("$.listings[0].language").value("en"))
                .andExpect(jsonPath("$.listings[0].acceptsReferrals").value(false))
                .andExpect(jsonPath("$.listings[0].why[1].code").value("distance-unknown"))
                .andExpect(jsonPath("$.listings[0].why[1].confirmed").value(false))
                .andExpect(jsonPath("$.listings[0].why[1].text").value("Confirmer le lieu : distance inconnue"));
    }

    @Test
    void wrongParametersAreNamed() throws Exception {
        for (String query : List.of("near=here", "near=91,0", "km=5", "near=1,1&km=-1", "limit=1000", "limit=x")) {
            String body = http.perform(get("/directory/services?" + query))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(body).contains("\"code\":\"invalid-value\"").doesNotContain("Exception");
        }
    }
}
