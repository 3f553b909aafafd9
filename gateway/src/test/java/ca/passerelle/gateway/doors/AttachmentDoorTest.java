package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import ca.passerelle.gateway.testing.RefI12;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** Attachments of one referral that arrive at the same moment, each over a socket of its own: none is lost. */
@GatewayTest
class AttachmentDoorTest {

    private static final int SOCKETS = 2;
    private static final int ROUNDS = 8;

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Test
    void attachmentsAtTheSameMomentAreAllKept() throws Exception {
        Mllp mllp = new Mllp(environment.getRequiredProperty("passerelle.mllp.port", Integer.class));
        String number = "R" + UUID.randomUUID().toString().substring(0, 8);
        // OSCAR's number has no namespace.
        assertThat(mllp.send(RefI12.add("T" + number, number).replace(number + "^CLINIC", number)))
                .contains("MSA|AA");
        ExecutorService pool = Executors.newFixedThreadPool(SOCKETS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                List<Callable<String>> together = new ArrayList<>();
                for (int socket = 0; socket < SOCKETS; socket++) {
                    String message = attachment(number, round + "-" + socket);
                    together.add(() -> mllp.send(message));
                }
                for (Future<String> answer : pool.invokeAll(together)) {
                    assertThat(answer.get()).contains("MSA|AA");
                }
            }
        } finally {
            pool.shutdown();
        }
        ServiceRequest request = (ServiceRequest) new Fhir(port, "north-clinic")
                .get("ServiceRequest?identifier=" + number)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
        assertThat(request.getSupportingInfo()).hasSize(SOCKETS * ROUNDS);
    }

    private static String attachment(String number, String which) {
        return "MSH|^~\\&|CLINIC|NORTH|PASSERELLE|GATEWAY|20261120093000-0800||ORU^R01|" + number + "-" + which
                + "|P|2.6\nPID|1\nOBR|1\nNTE|1||" + base64("Attachment for consultation : " + number)
                + "\nNTE|2||" + base64("%PDF-1.4 page " + which) + "|^Screening^screening.pdf\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
