package ca.passerelle.gateway.load;

import ca.passerelle.gateway.load.Created.Owner;
import ca.passerelle.gateway.testing.GatewayProcess;
import ca.passerelle.gateway.testing.Referrals;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The load program against the gateway (a process of its own on the embedded PostgreSQL, fsync on) and, where {@code load.peer} names its
 * base URL, against a peer, step by step in turn: both stand at the same point when they are compared. Settings are system properties;
 * {@code gateway/docs/performance.md} lists them.
 */
class SideBySideLoad {

    private static final String STEPS =
            "setup fill:1000 write:2000 write:300:1 fill:5000 write:2000 fill:10000 move:1000 mix read:1000"
                    + " work-list:300:1 race stale fill:15000 write:2000 memory database";
    private static final int OWNERS = 50;

    @Test
    void measured() throws Exception {
        Path home = Path.of("target", "load-" + ProcessHandle.current().pid()).toAbsolutePath();
        List<String> options = List.of(System.getProperty("load.options", "").split("\\s+"));
        try (GatewayProcess gateway = new GatewayProcess(
                home,
                settings(),
                options.stream().filter(option -> !option.isEmpty()).toList())) {
            Report report = new Report(Path.of(System.getProperty("load.out", home + "/load.jsonl")), System.out);
            List<LoadProgram> programs = new ArrayList<>();
            programs.add(new LoadProgram(ours(gateway), home.resolve("ours"), report, owners(), requester()));
            String peer = System.getProperty("load.peer", "");
            if (!peer.isEmpty()) {
                programs.add(new LoadProgram(peer(peer), home.resolve("peer"), report, List.of(), ""));
            }
            for (String step : System.getProperty("load.steps", STEPS).split("\\s+")) {
                for (LoadProgram program : programs) {
                    program.run(step);
                }
            }
        }
    }

    private static Target ours(GatewayProcess gateway) {
        return new Target(
                "passerelle",
                URI.create("http://127.0.0.1:" + gateway.http() + "/fhir"),
                "token-load-clinic",
                gateway.pid(),
                gateway.databasePid(),
                gateway.databaseUrl());
    }

    private static Target peer(String base) {
        return new Target(
                "peer",
                URI.create(base),
                System.getProperty("load.peer.token", ""),
                Long.getLong("load.peer.pid", 0),
                Long.getLong("load.peer.database-pid", 0),
                System.getProperty("load.peer.jdbc", ""));
    }

    private static String requester() {
        return "Organization/" + Referrals.organization("load-clinic");
    }

    private static List<Owner> owners() {
        return IntStream.range(0, OWNERS)
                .mapToObj(
                        i -> new Owner(Referrals.organization("load-owner-" + i).toString(), "token-load-owner-" + i))
                .toList();
    }

    /** A clinic that refers and organisations that receive. Nobody has an endpoint: what is measured is the record, with access and audit. */
    private static String settings() {
        StringBuilder yaml = new StringBuilder("passerelle:\n  partners:\n");
        partner(yaml, "load-clinic", "CLINIC");
        IntStream.range(0, OWNERS).forEach(i -> partner(yaml, "load-owner-" + i, "COMMUNITY"));
        partner(yaml, "sandbox-211", "DIRECTORY");
        return yaml.toString();
    }

    private static void partner(StringBuilder yaml, String key, String kind) {
        yaml.append("    - key: ").append(key).append("\n      kind: ").append(kind);
        yaml.append("\n      name-en: ").append(key).append("\n      name-fr: ").append(key);
        yaml.append("\n      tokens: [token-").append(key).append("]\n");
    }
}
