package ca.passerelle.routes.emr.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.routes.emr.hl7v2.mllp.MllpServerSettings.Limits;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.AnswerWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a port bears, over real sockets. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MllpLimitsTest {

    private static final int KIB = 1024;

    private final FakeIntake intake = new FakeIntake();
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void aFrameAboveTheLimitIsRefusedAndTheConnectionEndsWhileTheSenderIsStillSending() throws Exception {
        try (MllpServer server = new MllpServer(limits(64 * KIB), intake);
                MllpSocket sender = server.connect()) {
            sender.raw("\u000B" + MllpSocket.referral("L1"));
            Thread flood = new Thread(() -> flood(sender));
            flood.start();
            assertThat(sender.answer())
                    .contains("MSA|AR|L1")
                    .contains("too-large")
                    .doesNotContain("Exception");
            assertThat(sender.ends()).isTrue();
            flood.join();
            assertThat(server.listener.tooLarge).hasValue(1);
            assertThat(intake.envelopes.get(0).raw().length).isLessThanOrEqualTo(8 * KIB);
        }
    }

    @Test
    void whatCameBeforeAFrameAboveTheLimitIsAnsweredFirst() throws Exception {
        try (MllpServer server = new MllpServer(limits(64 * KIB), intake);
                MllpSocket sender = server.connect()) {
            sender.raw(MllpSocket.frames(MllpSocket.referral("L2")))
                    .raw("\u000B" + MllpSocket.referral("L3") + "x".repeat(65 * KIB));
            assertThat(sender.answer()).contains("MSA|AA|L2");
            assertThat(sender.answer()).contains("MSA|AR|L3");
        }
    }

    @Test
    void aHalfFrameAndADrippingOneEndInTheirTime() throws Exception {
        try (MllpServer server = new MllpServer(times(Duration.ofMillis(400), Duration.ofMinutes(1)), intake);
                MllpSocket half = server.connect();
                MllpSocket dripping = server.connect()) {
            half.raw("\u000BMSH|^~\\&|CLINIC");
            dripping.raw("\u000B");
            assertThat(half.ends()).isTrue();
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                try {
                    dripping.raw("x");
                    return false;
                } catch (SocketException closed) {
                    return true;
                }
            });
            assertThat(server.listener.slow).hasValue(2);
            assertThat(intake.envelopes).isEmpty();
        }
    }

    @Test
    void anIdleConnectionEndsAndOneWhoseMessageIsWorkedOnDoesNot() throws Exception {
        try (MllpServer server = new MllpServer(times(Duration.ofSeconds(30), Duration.ofMillis(400)), this::slowly);
                MllpSocket idle = server.connect();
                MllpSocket waiting = server.connect()) {
            waiting.send(MllpSocket.referral("SLOW"));
            assertThat(idle.ends()).isTrue();
            assertThat(server.listener.idle).hasValue(1);
            released.countDown();
            assertThat(waiting.answer()).contains("MSA|AA|SLOW");
        }
    }

    @Test
    void oneAddressHasItsOwnCapAndARefusedConnectionEndsInGoodOrderAlsoWhileItSends() throws Exception {
        Limits two = new Limits(
                64 * KIB, 1024 * KIB, 10, 2, 8, Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofSeconds(30));
        try (MllpServer server = new MllpServer(two, intake);
                MllpSocket first = server.connect();
                MllpSocket second = server.connect()) {
            assertThat(first.send(MllpSocket.referral("C1")).answer()).contains("MSA|AA");
            assertThat(second.send(MllpSocket.referral("C2")).answer()).contains("MSA|AA");
            try (MllpSocket third = server.connect()) {
                third.send(MllpSocket.referral("C3"));
                assertThat(third.socket().getInputStream().read())
                        .as("the end, no reset")
                        .isEqualTo(-1);
            }
            assertThat(server.listener.refused).hasValue(1);
            first.close();
            await().ignoreExceptions().until(() -> {
                try (MllpSocket again = server.connect()) {
                    return again.send(MllpSocket.referral("C4")).answer().contains("MSA|AA");
                }
            });
        }
        assertThat(intake.envelopes).noneMatch(envelope -> envelope.senderKey().contains("|C3|"));
    }

    @Test
    void aSlowMessageAndASenderThatTakesNoAnswerHoldUpNobodyElse() throws Exception {
        try (MllpServer server = new MllpServer(Limits.DEFAULT, this::slowly)) {
            List<MllpSocket> stuck = new ArrayList<>();
            // All that one address may have in work: more than there are processors, and than Camel's usual pool has
            // threads.
            for (int index = 0; index < 8; index++) {
                stuck.add(server.connect().send(MllpSocket.referral("SLOW")));
            }
            // Its answers would fill every buffer on the way: it never reads one.
            Socket deaf = new Socket();
            deaf.setReceiveBufferSize(KIB);
            deaf.connect(new InetSocketAddress("127.0.0.1", server.port()));
            Thread talking = new Thread(() -> talk(deaf));
            talking.start();
            try (MllpSocket other = server.connectFrom("127.0.0.2")) {
                for (int index = 0; index < 200; index++) {
                    assertThat(other.send(MllpSocket.referral("N" + index)).answer())
                            .contains("MSA|AA|N" + index);
                }
            }
            released.countDown();
            for (MllpSocket each : stuck) {
                assertThat(each.answer()).contains("MSA|AA|SLOW");
                each.close();
            }
            deaf.close();
            talking.join();
        }
    }

    @Test
    void oneAddressHasOnlySoManyMessagesInWork() throws Exception {
        Limits two = new Limits(
                64 * KIB, 1024 * KIB, 10, 10, 2, Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofSeconds(30));
        try (MllpServer server = new MllpServer(two, this::slowly)) {
            List<MllpSocket> all = new ArrayList<>();
            for (int index = 0; index < 5; index++) {
                all.add(server.connect().send(MllpSocket.referral("SLOW")));
            }
            await().until(() -> begun() == 2);
            // A sender that gives up while it waits leaves nothing behind.
            all.remove(4).close();
            await().during(Duration.ofMillis(300)).until(() -> begun() == 2);
            released.countDown();
            for (MllpSocket each : all) {
                assertThat(each.answer()).contains("MSA|AA|SLOW");
                each.close();
            }
        }
    }

    @Test
    void tenThousandQueuedMessagesAreTakenInOrderWhileNoneIsReadAhead() throws Exception {
        int many = 10_000;
        try (MllpServer server = new MllpServer(Limits.DEFAULT, this::counting);
                MllpSocket sender = server.connect()) {
            Thread sending = new Thread(() -> {
                try {
                    for (int index = 0; index < many; index += 100) {
                        String[] messages = new String[100];
                        for (int next = 0; next < 100; next++) {
                            messages[next] = MllpSocket.referral("Q" + (index + next));
                        }
                        sender.send(messages);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            sending.start();
            for (int index = 0; index < many; index++) {
                assertThat(sender.answer()).contains("MSA|AA|Q" + index + "\r");
            }
            sending.join();
        }
    }

    @Test
    void aSenderThatEndsItsHalfOfTheConnectionStillGetsItsAnswers() throws Exception {
        try (MllpServer server = new MllpServer(Limits.DEFAULT, intake);
                MllpSocket sender = server.connect()) {
            sender.send(MllpSocket.referral("E1"), MllpSocket.referral("E2"));
            sender.socket().shutdownOutput();
            assertThat(sender.answer()).contains("MSA|AA|E1");
            assertThat(sender.answer()).contains("MSA|AA|E2");
            assertThat(sender.ends()).isTrue();
        }
    }

    private long begun() {
        return intake.envelopes.stream()
                .filter(envelope -> envelope.senderKey().contains("SLOW"))
                .count();
    }

    private byte[] slowly(Envelope envelope, Outcome<Bundle> mapped, AnswerWriter answers) {
        byte[] answer = intake.receive(envelope, mapped, answers);
        if (envelope.senderKey().contains("SLOW")) {
            try {
                assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return answer;
    }

    private byte[] counting(Envelope envelope, Outcome<Bundle> mapped, AnswerWriter answers) {
        FakeIntake once = new FakeIntake();
        return once.receive(envelope, mapped, answers);
    }

    private static void flood(MllpSocket sender) {
        try {
            byte[] more = "x".repeat(64 * KIB).getBytes(StandardCharsets.US_ASCII);
            for (int index = 0; index < 10_000; index++) {
                sender.raw(more);
            }
        } catch (IOException closed) {
            // As it should be.
        }
    }

    private static void talk(Socket deaf) {
        try {
            byte[] frames = MllpSocket.frames(MllpSocket.referral("DEAF"), MllpSocket.referral("DEAF2"));
            for (int index = 0; index < 20_000; index++) {
                deaf.getOutputStream().write(frames);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static Limits limits(int maxFrameBytes) {
        return new Limits(
                maxFrameBytes,
                16L * maxFrameBytes,
                10,
                10,
                8,
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofSeconds(30));
    }

    private static Limits times(Duration frame, Duration idle) {
        return new Limits(64 * KIB, 1024 * KIB, 10, 10, 8, frame, idle, Duration.ofSeconds(30));
    }
}
