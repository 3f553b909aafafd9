package ca.passerelle.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A client that asks again and again for what has changed since the last time that it saw learns of everything, in whatever order writes end. */
@GatewayTest
class PollingTest {

    private static final int WRITES = 5;
    private static final long PATIENCE = 30;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    @Autowired
    private FhirRecord record;

    @Autowired
    private Partners partners;

    @Autowired
    private TransactionTemplate transaction;

    private final ExecutorService pool = Executors.newFixedThreadPool(WRITES);

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    /** A write whose transaction stays open until it is told to end. */
    private final class Held {

        private final CountDownLatch written = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
        private final Future<String> end;

        Held(Caller caller, Resource resource) throws InterruptedException {
            end = pool.submit(() -> transaction.execute(status -> {
                Written result = record.write(caller, List.of(Instruction.create(resource, null)));
                written.countDown();
                await(release);
                return result.only().resource().key().id().toString();
            }));
            await(written);
        }

        String commit() throws Exception {
            release.countDown();
            return end.get(PATIENCE, TimeUnit.SECONDS);
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void bySearch(long seed) throws Exception {
        String number = UUID.randomUUID().toString();
        Fhir clinic = new Fhir(port, "south-clinic");
        Set<String> seen = new LinkedHashSet<>();
        String since = Instant.now().minusSeconds(1).toString();
        List<Held> open = new ArrayList<>();
        for (int i = 0; i < WRITES; i++) {
            open.add(new Held(caller("south-clinic"), patient(number)));
            since = poll(clinic, number, since, seen);
        }
        Set<String> all = new LinkedHashSet<>();
        for (int i : order(seed)) {
            all.add(open.get(i).commit());
            // One that begins and ends while earlier ones are still open.
            all.add(clinic.post("Patient", patient(number)).as(Patient.class).getIdPart());
            since = poll(clinic, number, since, seen);
        }
        pollUntil(all.size(), clinic, number, since, seen);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void byHistoryOfAType(long seed) throws Exception {
        Caller directory = caller("test-211");
        Set<String> seen = new LinkedHashSet<>();
        // Stamps have milliseconds: the clock of the test is ahead of them by less.
        Instant since = Instant.now().minusSeconds(1);
        List<Held> open = new ArrayList<>();
        for (int i = 0; i < WRITES; i++) {
            open.add(new Held(directory, new HealthcareService().setName("x")));
        }
        Set<String> all = new LinkedHashSet<>();
        for (int i : order(seed)) {
            all.add(open.get(i).commit());
            all.add(record.write(directory, List.of(Instruction.create(new HealthcareService().setName("y"), null)))
                    .only()
                    .resource()
                    .key()
                    .id()
                    .toString());
            since = changed(directory, since, seen);
        }
        Instant last = since;
        Awaitility.await().atMost(PATIENCE, TimeUnit.SECONDS).untilAsserted(() -> {
            changed(directory, last, seen);
            assertThat(seen).containsAll(all);
        });
    }

    @Test
    void aWriteThatIsUnderWayHoldsBackWhatWasStampedLater() throws Exception {
        String number = UUID.randomUUID().toString();
        Fhir clinic = new Fhir(port, "south-clinic");
        Held first = new Held(caller("south-clinic"), patient(number));
        clinic.post("Patient", patient(number));
        Set<String> seen = new LinkedHashSet<>();
        String since = poll(clinic, number, "2026-01-01T00:00:00Z", seen);
        assertThat(seen)
                .as("the second is there, and is not shown to whoever polls by time")
                .isEmpty();
        assertThat(clinic.get("Patient?identifier=" + number).as(Bundle.class).getEntry())
                .as("whoever asks otherwise sees it at once")
                .hasSize(1);
        first.commit();
        pollUntil(2, clinic, number, since, seen);
        assertThat(seen).hasSize(2);
    }

    @Test
    void aTransactionThatWritesNoResourceHoldsNobodyBack() throws Exception {
        String number = UUID.randomUUID().toString();
        Fhir clinic = new Fhir(port, "south-clinic");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<?> other = pool.submit(() -> transaction.executeWithoutResult(status -> {
            jdbc.queryForObject("select pg_current_xact_id()::text", String.class);
            begun.countDown();
            Held.await(release);
        }));
        Held.await(begun);
        clinic.post("Patient", patient(number));
        Set<String> seen = new LinkedHashSet<>();
        pollUntil(1, clinic, number, "2026-01-01T00:00:00Z", seen);
        release.countDown();
        other.get(PATIENCE, TimeUnit.SECONDS);
        assertThat(seen).hasSize(1);
    }

    /** On as a client does: a job of another module may hold back for a moment what was written just now. */
    private static void pollUntil(int count, Fhir clinic, String number, String since, Set<String> seen) {
        String[] latest = {since};
        Awaitility.await().atMost(PATIENCE, TimeUnit.SECONDS).until(() -> {
            latest[0] = poll(clinic, number, latest[0], seen);
            return seen.size() >= count;
        });
    }

    /** Asks as R4 describes it: everything since the latest time seen; gives the latest time seen now. */
    private static String poll(Fhir clinic, String number, String since, Set<String> seen) {
        Fhir.Answer answer = clinic.get("Patient?identifier=" + number + "&_sort=_lastUpdated&_lastUpdated=ge" + since);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String latest = since;
        for (Bundle.BundleEntryComponent entry : answer.as(Bundle.class).getEntry()) {
            seen.add(entry.getResource().getIdPart());
            latest = entry.getResource().getMeta().getLastUpdatedElement().getValueAsString();
        }
        return latest.replace("+00:00", "Z");
    }

    private Instant changed(Caller caller, Instant since, Set<String> seen) {
        List<StoredResource> versions = record.changed(caller, "HealthcareService", since, null, 1000);
        versions.forEach(version -> seen.add(version.key().id().toString()));
        return versions.isEmpty() ? since : versions.get(0).updated();
    }

    private Caller caller(String partner) {
        return Callers.of(partners.byToken("token-" + partner).orElseThrow());
    }

    private static List<Integer> order(long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, WRITES).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    private static Patient patient(String number) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem("https://example.org/numbers").setValue(number);
        return patient;
    }
}
