package ca.passerelle.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.conformance.Requirement.Status;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The report is complete, and every test that it names is there. */
@GatewayTest
class ConformanceReportTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Requirements requirements;

    @Test
    void everyStatementOfGravityIsAnsweredOnce() {
        List<String> keys = Stream.of(
                        numbered("assess", 2),
                        Stream.of("cap-1"),
                        numbered("char", 2),
                        numbered("cond", 5),
                        numbered("conf", 9),
                        Stream.of("conn-1"),
                        numbered("goal", 2),
                        numbered("obsscreen", 3),
                        numbered("priv", 8),
                        Stream.of("priv-10"),
                        numbered("proc", 2),
                        Stream.of("refer-1", "refer-3", "refer-4", "refer-5", "refer-6", "refer-9"),
                        numbered("serv", 3),
                        numbered("task", 12))
                .flatMap(each -> each)
                .toList();
        assertThat(keys).hasSize(57);
        assertThat(requirements.all().stream()
                        .filter(requirement -> requirement.source().equals("gravity"))
                        .map(Requirement::key))
                .containsExactlyElementsOf(keys);
    }

    @Test
    void whatIsMetIsProvenAndWhatIsNotIsExplained() {
        assertThat(requirements.all()).allSatisfy(requirement -> {
            assertThat(requirement.english()).isNotBlank();
            assertThat(requirement.french()).isNotBlank().isNotEqualTo(requirement.english());
            if (requirement.status() == Status.MET) {
                assertThat(isThere(requirement.test())).as(requirement.test()).isTrue();
            } else {
                assertThat(requirement.test()).isEmpty();
            }
        });
    }

    @Test
    void everybodyReadsItAsFhirAndAsAPage() throws Exception {
        Fhir.Answer answer = new Fhir(port, "nobody").get("$conformance-report");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Parameters report = answer.as(Parameters.class);
        assertThat(((IntegerType) report.getParameter("met").getValue()).getValue())
                .isEqualTo((int) requirements.all().stream()
                        .filter(requirement -> requirement.status() == Status.MET)
                        .count());
        assertThat(page("en")).contains("refer-9", "not applicable").doesNotContain("??");
        assertThat(page("fr")).contains("refer-9", "sans objet").doesNotContain("??");
    }

    private String page(String language) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/conformance?lang=" + language))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static Stream<String> numbered(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> name + "-" + number);
    }

    /** Whether {@code module:Class#method} is a test of ours. */
    private static boolean isThere(String test) {
        String[] parts = test.split("[:#]");
        try (Stream<Path> files = Files.walk(Path.of("..", parts[0], "src", "test", "java"))) {
            return files.filter(file -> file.getFileName().toString().equals(parts[1] + ".java"))
                    .anyMatch(file -> isTest(parts[2], text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a method is there and is run: its annotations stand between it and whatever ends before it. */
    private static boolean isTest(String method, String source) {
        int at = source.indexOf("void " + method + "(");
        if (at < 0) {
            return false;
        }
        String before = source.substring(Math.max(source.lastIndexOf("\n    }\n", at), 0), at);
        return Stream.of("@Test", "@ParameterizedTest", "@Property").anyMatch(before::contains)
                && !before.contains("@Disabled");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
