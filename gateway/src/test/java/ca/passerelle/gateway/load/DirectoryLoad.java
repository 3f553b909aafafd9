package ca.passerelle.gateway.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.load.ClosedLoop.Result;
import ca.passerelle.gateway.load.HttpLine.Request;
import ca.passerelle.gateway.testing.GatewayProcess;
import ca.passerelle.gateway.testing.GatewayProcess.Receivers;
import ca.passerelle.gateway.testing.Ports;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code $match} and text search over a province's directory: {@code -Dload.services} of them (60,000 unless said), imported as a feed. The
 * gateway is a process of its own on the embedded PostgreSQL with fsync on; clients and database share the machine with it.
 */
class DirectoryLoad {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLoad.class);
    private static final int SERVICES = Integer.getInteger("load.services", 60_000);
    private static final int CLIENTS = 8;
    private static final int WARM_UP = Integer.getInteger("load.warm", 3_000);
    private static final int MEASURED = Integer.getInteger("load.measured", 3_000);
    private static final List<String> NEEDS = List.of(
            "food",
            "social-connection",
            "mental-wellness",
            "transport",
            "physical-activity",
            "caregiver-support",
            "housing",
            "finances",
            "legal",
            "newcomer");
    private static final List<String> WORDS = List.of(
            "soup",
            "tax clinic",
            "walking group",
            "popote roulante",
            "aide au logement",
            "chair yoga",
            "crisis line",
            "jardin communautaire",
            "grief",
            "park 4210");

    @Test
    void measured() throws Exception {
        Path home = Path.of("target", "load-" + ProcessHandle.current().pid()).toAbsolutePath();
        Receivers nobody = new Receivers(Ports.free(), Ports.free(), Ports.free());
        try (GatewayProcess gateway = new GatewayProcess(home, nobody)) {
            LOG.info(
                    "machine: {} cores, {} {}, Java {}; load {} before the start",
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    Runtime.version(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            imported(gateway, home);
            settled(gateway);
            plan(gateway);
            measured(gateway, "$match of a need", i -> match(i, false));
            measured(gateway, "$match with everything asked", i -> match(i, true));
            measured(gateway, "text search", DirectoryLoad::search);
        }
    }

    private static void imported(GatewayProcess gateway, Path home) throws IOException, InterruptedException {
        Path zip = home.resolve("directory.zip");
        DirectoryPackage.write(SERVICES, zip);
        LOG.info("package of {} services: {} KB", SERVICES, Files.size(zip) / 1024);
        String imports = "http://127.0.0.1:" + gateway.http() + "/directory/feeds/sandbox-211/imports";
        for (int time = 1; time <= 2; time++) {
            long begun = System.nanoTime();
            String report = posted(imports, HttpRequest.BodyPublishers.ofFile(zip));
            if (report.contains("\"state\":\"HELD\"")) {
                // The package takes the place of the sandbox's own feed, which only a person may let go.
                String run = report.replaceAll("(?s).*?\"run\":\"([^\"]+)\".*", "$1");
                report = posted(imports + "/" + run + "/release", HttpRequest.BodyPublishers.noBody());
            }
            LOG.info("import {}: {} s", time, (System.nanoTime() - begun) / 1_000_000_000);
            assertThat(report).contains("\"held\":0");
        }
    }

    private static String posted(String url, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Authorization", "Bearer token-sandbox-211")
                                .header("Content-Type", "application/zip")
                                .POST(body)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer.body();
    }

    /** Until each listing was compared with those of other feeds, and nothing but what is measured is done. */
    private static void settled(GatewayProcess gateway) {
        long begun = System.nanoTime();
        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    try (Connection connection = DriverManager.getConnection(gateway.databaseUrl());
                            Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery("select count(*) filter (where pending is null) >= "
                                    + SERVICES + " and bool_and(pending is null) from duplicate_member")) {
                        return row.next() && row.getBoolean(1);
                    }
                });
        LOG.info("duplicates looked for: {} s", (System.nanoTime() - begun) / 1_000_000_000);
    }

    /** How the database finds the nearest services that meet a need. */
    private static void plan(GatewayProcess gateway) throws SQLException {
        try (Connection connection = DriverManager.getConnection(gateway.databaseUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze match_need");
            try (ResultSet lines = statement.executeQuery("explain (analyze, buffers) select service_id from match_need"
                    + " where need = 'food' and position is not null"
                    + " order by position <-> ll_to_earth(43.65, -79.38) limit 160")) {
                while (lines.next()) {
                    LOG.info("plan: {}", lines.getString(1));
                }
            }
        }
    }

    private static void measured(GatewayProcess gateway, String name, IntFunction<Request> request)
            throws InterruptedException {
        Target target = new Target(
                "gateway",
                URI.create("http://127.0.0.1:" + gateway.http()),
                "",
                gateway.pid(),
                gateway.databasePid(),
                gateway.databaseUrl());
        ClosedLoop.run(target, CLIENTS, WARM_UP, request::apply);
        Result result = ClosedLoop.run(target, CLIENTS, MEASURED, request::apply);
        assertThat(result.refused()).isEmpty();
        LOG.info(
                "{}, {} clients: {}/s, p50 {} ms, p95 {} ms, p99 {} ms; CPU per request: gateway {} ms, database {} ms",
                name,
                CLIENTS,
                Math.round(result.perSecond()),
                Math.round(result.at(0.5)),
                Math.round(result.at(0.95)),
                Math.round(result.at(0.99)),
                result.serverCpu(),
                result.databaseCpu());
    }

    private static Request match(int number, boolean everything) {
        Random random = new Random(number);
        double latitude = 43.65 + random.nextGaussian() * 0.1;
        double longitude = -79.38 + random.nextGaussian() * 0.1;
        StringBuilder body = new StringBuilder("{\"resourceType\":\"Parameters\",\"parameter\":[")
                .append("{\"name\":\"need\",\"valueCode\":\"")
                .append(NEEDS.get(random.nextInt(NEEDS.size())))
                .append(String.format(
                        Locale.ROOT, "\"},{\"name\":\"near\",\"valueString\":\"%.4f|%.4f\"}", latitude, longitude));
        if (everything) {
            body.append(",{\"name\":\"age\",\"valueDecimal\":")
                    .append(18 + random.nextInt(70))
                    .append(
                            "},{\"name\":\"language\",\"valueCode\":\"fr\"},{\"name\":\"maxDistance\",\"valueDecimal\":20}")
                    .append(
                            ",{\"name\":\"cost\",\"valueCode\":\"low-cost\"},{\"name\":\"travelMode\",\"valueCode\":\"transit\"}")
                    .append(",{\"name\":\"population\",\"valueCode\":\"seniors\"}");
        }
        return Request.of(
                "POST",
                "fhir/HealthcareService/$match",
                "Authorization: Bearer token-connectors\r\n",
                "application/fhir+json",
                body.append("]}").toString());
    }

    private static Request search(int number) {
        Random random = new Random(number);
        String text = URLEncoder.encode(WORDS.get(random.nextInt(WORDS.size())), StandardCharsets.UTF_8);
        return Request.get(
                "directory/services?text=" + text
                        + String.format(
                                Locale.ROOT,
                                "&near=%.4f,%.4f",
                                43.65 + random.nextGaussian() * 0.1,
                                -79.38 + random.nextGaussian() * 0.1),
                "Authorization: Bearer token-connectors\r\n");
    }
}
