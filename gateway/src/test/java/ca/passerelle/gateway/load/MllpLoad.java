package ca.passerelle.gateway.load;

import ca.passerelle.gateway.testing.GatewayProcess;
import ca.passerelle.gateway.testing.RefI12;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MLLP door under load: how many referrals it acknowledges in a second, how fast at half of that, with a document of 5 MB, and what
 * 10,000 queued ones do to its memory. The gateway is a process of its own on the embedded PostgreSQL with fsync on; nobody has an
 * endpoint. Figures are printed, nothing is judged.
 */
class MllpLoad {

    private static final Logger LOG = LoggerFactory.getLogger(MllpLoad.class);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("load.warm-up", 40));
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 8;
    private static final int QUEUED = 10_000;
    private static final int DOCUMENT_BYTES = 5 * 1024 * 1024;

    private final AtomicInteger numbers = new AtomicInteger();

    @Test
    void measured() throws Exception {
        Path home =
                Path.of("target", "mllp-load-" + ProcessHandle.current().pid()).toAbsolutePath();
        try (GatewayProcess gateway = new GatewayProcess(home, settings(), List.of())) {
            LOG.info(
                    "machine: {} cores, Java {}; load {} before the start",
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            MllpClients clients = new MllpClients(gateway.mllp(), CONNECTIONS, numbers);
            LOG.info("warming up: {}", clients.closedLoop(WARM_UP, MllpLoad::small));
            double most = 0;
            for (int round = 0; round < 2; round++) {
                MllpClients.Result result = withCpu(gateway, "0.9 kB, 8 connections", clients, MllpLoad::small);
                most = Math.max(most, result.perSecond());
            }
            LOG.info("0.9 kB at half of that: {}", clients.atPace(LENGTH, most / 2, MllpLoad::small));
            LOG.info("0.9 kB at 150 a second: {}", clients.atPace(LENGTH, 150, MllpLoad::small));
            IntFunction<String> large = large();
            withCpu(gateway, "6 kB, 8 connections", clients, large);
            MllpClients.Result sixKb = withCpu(gateway, "6 kB, 8 connections", clients, large);
            LOG.info("6 kB at half of that: {}", clients.atPace(LENGTH, sixKb.perSecond() / 2, large));
            String document = document();
            MllpClients one = new MllpClients(gateway.mllp(), 1, numbers);
            for (int round = 0; round < 2; round++) {
                LOG.info(
                        "a document of 5 MB: {}",
                        one.closedLoop(LENGTH.dividedBy(2), number -> withDocument(number, document)));
            }
            queued(gateway);
        }
    }

    private MllpClients.Result withCpu(
            GatewayProcess gateway, String what, MllpClients clients, IntFunction<String> message) throws Exception {
        long server = MachineCpu.millis(gateway.pid());
        long database = MachineCpu.treeMillis(gateway.databasePid());
        MllpClients.Result result = clients.closedLoop(LENGTH, message);
        LOG.info(
                "{}: {}; CPU of one {} + {} ms",
                what,
                result,
                each(MachineCpu.millis(gateway.pid()) - server, result),
                each(MachineCpu.treeMillis(gateway.databasePid()) - database, result));
        return result;
    }

    private static String each(long millis, MllpClients.Result result) {
        return String.format(Locale.ROOT, "%.1f", (double) millis / result.sorted().length);
    }

    /** A sender that was offline sends all that it has kept on one connection, without waiting for answers; they come in order. */
    private void queued(GatewayProcess gateway) throws Exception {
        LOG.info("before the queue: {}", memory(gateway));
        int first = numbers.incrementAndGet();
        numbers.addAndGet(QUEUED);
        long begun = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.mllp())) {
            Thread sending = new Thread(() -> sendAll(socket, first));
            sending.start();
            for (int i = 0; i < QUEUED; i++) {
                String answer = frame(socket.getInputStream());
                if (!answer.contains("MSA|AA|L" + (first + i) + "\r")) {
                    throw new IOException("out of order at " + i + ": " + answer);
                }
                if (i % (QUEUED / 4) == QUEUED / 4 - 1) {
                    LOG.info("after {} of the queue: {}", i + 1, memory(gateway));
                }
            }
            sending.join();
        }
        LOG.info(
                "{} queued messages: {}/s in order",
                QUEUED,
                String.format(Locale.ROOT, "%.0f", QUEUED / ((System.nanoTime() - begun) / 1e9)));
    }

    private static void sendAll(Socket socket, int first) {
        try (OutputStream out = new BufferedOutputStream(socket.getOutputStream()) {
            @Override
            public void close() throws IOException {
                flush();
            }
        }) {
            for (int i = 0; i < QUEUED; i++) {
                out.write(("\u000b" + small(first + i) + "\u001c\r").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String frame(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int each = in.read(); each != 0x1c; each = in.read()) {
            if (each < 0) {
                throw new IOException("the connection ended");
            }
            bytes.write(each);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String memory(GatewayProcess gateway) {
        return MachineCpu.memory(gateway.pid(), "VmRSS") + " MB resident, at most "
                + MachineCpu.memory(gateway.pid(), "VmHWM");
    }

    private static String small(int number) {
        return somebody(RefI12.add("L" + number, "L" + number), number).replace('\n', '\r');
    }

    /** A person and one of twenty doctors: were they all alike, the person index would compare each with all. */
    private static String somebody(String message, int number) {
        return message.replace("Bélanger^Élise", "Bélanger-" + Integer.toString(number, 36) + "^Élise")
                .replace("|19510312|", String.format(Locale.ROOT, "|19%02d03%02d|", number % 90 + 10, number % 28 + 1))
                .replace("|10234^MD^", "|102" + number % 20 + "^MD^");
    }

    private static IntFunction<String> large() throws IOException {
        String text = Files.readString(Path.of("../camel-routes/src/test/resources/bench/ref-i12-6k.hl7"))
                .replace("|CLINIC|VANCOUVER|", "|CLINIC|NORTH|");
        return number -> somebody(text, number)
                .replace("BENCH0001", "L" + number)
                .replace("R-7001", "L" + number)
                .replace("CV-1001", "P" + number)
                .replace("9876543213", String.format(Locale.ROOT, "9%09d", number));
    }

    private static String document() {
        byte[] bytes = new byte[DOCUMENT_BYTES];
        new Random(5).nextBytes(bytes);
        byte[] start = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, bytes, 0, start.length);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Each with bytes of its own, so that none is known already. */
    private static String withDocument(int number, String document) {
        String own = String.format(Locale.ROOT, "%08d", number);
        return small(number) + "OBX|1|ED|57133-1^Letter^LN||^application^pdf^Base64^" + document.substring(0, 1000)
                + own + document.substring(1008) + "\r";
    }

    private static String settings() {
        return String.join(
                "\n",
                "passerelle:",
                "  partners:",
                "    - key: north-clinic",
                "      kind: CLINIC",
                "      name-en: North Clinic",
                "      name-fr: Clinique du Nord",
                "      tokens: [token-north-clinic]",
                "      senders:",
                "        - application: CLINIC",
                "          facility: NORTH",
                "          link-workers: connectors",
                "          zone: America/Vancouver",
                "    - key: connectors",
                "      kind: LINK_WORKER",
                "      name-en: Community Connectors",
                "      name-fr: Connecteurs communautaires",
                "      tokens: [token-connectors]",
                "    - key: sandbox-211",
                "      kind: DIRECTORY",
                "      name-en: Sandbox 211",
                "      name-fr: 211 du bac à sable",
                "");
    }
}
