package ca.passerelle.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.gateway.testing.Together;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What holds when many clients write at once. */
@GatewayTest
class ConcurrencyTest {

    private static final int CLIENTS = 8;
    private static final int EACH = 10;
    private static final String SYSTEM = "https://example.org/numbers";

    @LocalServerPort
    private int port;

    @As("south-clinic")
    private Fhir clinic;

    @As("test-211")
    private Fhir directory;

    @Test
    void noUpdateIsLost() throws Exception {
        String path = create(patient("0"));
        AtomicInteger refused = new AtomicInteger();
        Together.run(CLIENTS, client -> {
            int done = 0;
            while (done < EACH) {
                Patient read = clinic.get(path).as(Patient.class);
                int count = Integer.parseInt(read.getIdentifierFirstRep().getValue());
                read.getIdentifierFirstRep().setValue(Integer.toString(count + 1));
                Fhir.Answer answer = clinic.put(
                        path, read, "If-Match", "W/\"" + read.getMeta().getVersionId() + "\"");
                assertThat(answer.status()).as(answer.body()).isIn(200, 412);
                if (answer.status() == 200) {
                    done++;
                } else {
                    refused.incrementAndGet();
                }
            }
        });
        Patient end = clinic.get(path).as(Patient.class);
        assertThat(end.getIdentifierFirstRep().getValue()).isEqualTo(Integer.toString(CLIENTS * EACH));
        assertThat(end.getMeta().getVersionId()).isEqualTo(Integer.toString(1 + CLIENTS * EACH));
        assertThat(refused.get()).as("they did get into each other's way").isPositive();
    }

    @Test
    void patchesWithoutAVersionAllCount() throws Exception {
        Patient patient = patient(UUID.randomUUID().toString());
        patient.addTelecom().setSystem(ContactPointSystem.OTHER).setValue("first");
        String path = create(patient);
        Together.run(CLIENTS, client -> {
            for (int i = 0; i < EACH; i++) {
                Fhir.Answer answer = clinic.patch(
                        path,
                        "[{\"op\":\"add\",\"path\":\"/telecom/-\",\"value\":{\"system\":\"other\",\"value\":\"" + client
                                + "-" + i + "\"}}]");
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            }
        });
        assertThat(clinic.get(path).as(Patient.class).getTelecom())
                .extracting(telecom -> telecom.getValue())
                .doesNotHaveDuplicates()
                .hasSize(1 + CLIENTS * EACH);
    }

    /** Rows that referrals share are granted without a lock beforehand: who was let in meanwhile stays in. */
    @Test
    void everyOwnerSeesWhatReferralsShare() throws Exception {
        List<String> owners = List.of("connectors", "walkers", "pantry");
        for (int round = 0; round < EACH; round++) {
            String sender = create(new Practitioner().setActive(true));
            Together.run(owners.size(), client -> {
                Bundle referral = Referrals.transaction(owners.get(client));
                referral.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .filter(ServiceRequest.class::isInstance)
                        .map(ServiceRequest.class::cast)
                        .forEach(request -> request.setRequester(new Reference(sender)));
                assertThat(clinic.post("", referral).status()).isEqualTo(200);
            });
            for (String owner : owners) {
                assertThat(new Fhir(port, owner).get(sender).status()).as(owner).isEqualTo(200);
                assertThat(found(
                                new Fhir(port, owner),
                                "Practitioner?_id=" + sender.substring("Practitioner/".length())))
                        .as(owner)
                        .hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Patient          | {"resourceType":"Patient","identifier":[@]}
                    Practitioner     | {"resourceType":"Practitioner","identifier":[@]}
                    Observation      | {"resourceType":"Observation","identifier":[@],"status":"final","code":{"text":"x"}}
                    DocumentReference| {"resourceType":"DocumentReference","identifier":[@],"status":"current","content":[{"attachment":{"title":"x"}}]}
                    Organization     | {"resourceType":"Organization","identifier":[@],"name":"x"}
                    HealthcareService| {"resourceType":"HealthcareService","identifier":[@],"name":"x"}
                    """)
    void aConditionalCreateMakesOne(String type, String resource) throws Exception {
        Fhir writer = type.equals("Organization") || type.equals("HealthcareService") ? directory : clinic;
        String number = UUID.randomUUID().toString();
        String body = resource.replace("@", "{\"system\":\"" + SYSTEM + "\",\"value\":\"" + number + "\"}");
        String condition = "identifier=" + SYSTEM + "|" + number;
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + body
                + ",\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\",\"ifNoneExist\":\"" + condition
                + "\"}}]}";
        AtomicInteger created = new AtomicInteger();
        Together.run(2 * CLIENTS, client -> {
            Fhir.Answer answer =
                    client % 2 == 0 ? writer.post(type, body, "If-None-Exist", condition) : writer.post("", bundle);
            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
            boolean isNew = client % 2 == 0
                    ? answer.status() == 201
                    : answer.as(Bundle.class)
                            .getEntryFirstRep()
                            .getResponse()
                            .getStatus()
                            .startsWith("201");
            if (isNew) {
                created.incrementAndGet();
            }
        });
        assertThat(created.get()).isEqualTo(1);
        assertThat(found(writer, type + "?identifier=" + number)).hasSize(1);
    }

    @Test
    void aConditionalUpdateMakesOneAndThenChangesIt() throws Exception {
        String number = UUID.randomUUID().toString();
        Together.run(CLIENTS, client -> {
            Patient patient = patient(number);
            patient.addName().setText("by " + client);
            Fhir.Answer answer = clinic.put("Patient?identifier=" + number, patient);
            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        });
        assertThat(found(clinic, "Patient?identifier=" + number)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_id", "-_id", "_lastUpdated", "-_lastUpdated", "birthdate", "-family"})
    void pagesHaveNoGapsAndNoRepeatsWhileOthersWrite(String order) throws Exception {
        String organization = UUID.randomUUID().toString();
        Set<String> there = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            there.add(new IdType(create(member(organization, i))).getIdPart());
        }
        AtomicBoolean paged = new AtomicBoolean();
        List<String> seen = new ArrayList<>();
        Together.run(4, client -> {
            if (client == 0) {
                seen.addAll(pages("Patient?identifier=" + SYSTEM + "|" + organization + "&_count=4&_sort=" + order));
                paged.set(true);
                return;
            }
            for (int i = 0; i < 40 && !paged.get(); i++) {
                String added = create(member(organization, i));
                Patient change = member(organization, i + 7);
                change.setId(added);
                Fhir.Answer answer = clinic.put(added, change);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            }
        });
        assertThat(seen.stream().filter(there::contains))
                .doesNotHaveDuplicates()
                .containsAll(there);
        if (order.endsWith("_id")) {
            assertThat(seen).as("nothing moves in this order").doesNotHaveDuplicates();
        }
    }

    private List<String> pages(String query) {
        List<String> seen = new ArrayList<>();
        String next = query.replace("|", "%7C");
        while (next != null) {
            Fhir.Answer answer = clinic.get(next);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            Bundle page = answer.as(Bundle.class);
            page.getEntry().forEach(entry -> seen.add(entry.getResource().getIdPart()));
            Bundle.BundleLinkComponent link = page.getLink("next");
            next = link == null ? null : link.getUrl().replaceAll(".*/fhir/", "");
            assertThat(seen)
                    .as("it comes to an end although others go on writing")
                    .hasSizeLessThan(5_000);
        }
        return seen;
    }

    private static Set<String> found(Fhir client, String query) {
        Set<String> ids = new HashSet<>();
        client.get(query)
                .as(Bundle.class)
                .getEntry()
                .forEach(entry -> ids.add(entry.getResource().getIdPart()));
        return ids;
    }

    private String create(Resource resource) {
        Fhir.Answer answer = clinic.post(resource.fhirType(), resource);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return resource.fhirType() + "/"
                + new IdType(answer.headers().firstValue("Location").orElseThrow()).getIdPart();
    }

    private static Patient patient(String number) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(SYSTEM).setValue(number);
        return patient;
    }

    /** One of many with the same number, and names and dates that others have too. */
    private static Patient member(String number, int i) {
        Patient patient = patient(number);
        patient.addName().setFamily("Family " + i % 5);
        if (i % 3 > 0) {
            patient.getBirthDateElement().setValueAsString("19" + (60 + i % 4));
        }
        return patient;
    }
}
