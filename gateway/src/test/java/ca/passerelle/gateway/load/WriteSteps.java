package ca.passerelle.gateway.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.passerelle.gateway.load.ClosedLoop.Result;
import ca.passerelle.gateway.load.Created.Owner;
import ca.passerelle.gateway.load.Created.Referral;
import ca.passerelle.gateway.load.HttpLine.Answer;
import ca.passerelle.gateway.load.HttpLine.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps that write. Each is the same for every server; who calls differs only where a server asks for a token. */
final class WriteSteps {

    private static final Pattern LOCATION =
            Pattern.compile("\"location\"\\s*:\\s*\"(?:[^\"]*/)?(\\w+)/([^/\"]+)/_history/[^\"]*\"");
    private static final int OWNERS = 50;
    private static final String FHIR = "application/fhir+json";

    /** How a Task is moved; the code system of the second axis is the gateway's own, and a code like any other elsewhere. */
    private static final String ACCEPT = """
            [{"op":"replace","path":"/status","value":"accepted"},{"op":"add","path":"/businessStatus","value":{"coding":\
            [{"system":"https://fhir.passerelle.ca/CodeSystem/referral-business-status","code":"accepted"}]}}]""";

    private final Target target;
    private final Created created;

    WriteSteps(Target target, Created created) {
        this.target = target;
        this.created = created;
    }

    /**
     * One Practitioner, and where none are given 50 Organizations that receive and one that refers.
     *
     * @param given receivers that the server already knows; empty to make them
     * @param requester the Organization of whoever writes, as a reference; empty to make it
     */
    void setUp(List<Owner> given, String requester) throws IOException {
        List<String> entries = new ArrayList<>();
        entries.add(entry("Practitioner", "\"name\":[{\"family\":\"Beaulieu\",\"given\":[\"Renée\"]}]"));
        if (requester.isEmpty()) {
            entries.add(entry("Organization", "\"active\":true,\"name\":\"Invented Clinic\""));
        }
        for (int i = 0; given.isEmpty() && i < OWNERS; i++) {
            entries.add(entry("Organization", "\"active\":true,\"name\":\"Community Organization " + i + "\""));
        }
        String bundle =
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}";
        List<String> ids;
        try (HttpLine line = new HttpLine(target.base())) {
            Answer answer = line.send(Request.of("POST", "", target.asWriter(), FHIR, bundle));
            if (answer.status() != 200) {
                throw new IllegalStateException("setup: " + answer.status() + " " + answer.text());
            }
            ids = ids(answer.text());
        }
        int next = 1;
        String asks = requester.isEmpty() ? "Organization/" + ids.get(next++) : requester;
        List<Owner> owners = given.isEmpty()
                ? ids.subList(next, ids.size()).stream()
                        .map(id -> new Owner(id, ""))
                        .toList()
                : given;
        created.setUp(ids.get(0), asks, owners);
    }

    /** Transactions of a Patient, a ServiceRequest and a Task. */
    Result write(int clients, int bundles, boolean conditional) throws InterruptedException, IOException {
        int first = created.referrals().isEmpty()
                ? 0
                : created.referrals().get(created.referrals().size() - 1).number() + 1;
        Queue<Referral> made = new ConcurrentLinkedQueue<>();
        Result result = ClosedLoop.run(target, clients, bundles, new ClosedLoop.Work() {
            @Override
            public Request request(int i) {
                return post(transaction(first + i, "n", conditional));
            }

            @Override
            public void answered(int i, Answer answer) {
                if (answer.status() == 200) {
                    List<String> ids = ids(answer.text());
                    made.add(new Referral(first + i, ids.get(0), ids.get(1), ids.get(2)));
                }
            }
        });
        created.add(new ArrayList<>(made));
        return result;
    }

    /** JSON Patch of status and businessStatus on requested Tasks, each by its owner. */
    Result move(int clients, int tasks) throws InterruptedException, IOException {
        List<Referral> moving = created.toBeMoved(tasks);
        return ClosedLoop.run(
                target,
                clients,
                moving.size(),
                i -> Request.of(
                        "PATCH",
                        "Task/" + moving.get(i).task(),
                        Target.bearer(created.ownerOf(moving.get(i).number()).token()),
                        "application/json-patch+json",
                        ACCEPT));
    }

    /** The same conditional create by all clients at once, round by round: statuses, and how many Patients came of it. */
    Map<String, Object> race(int clients, int rounds) throws InterruptedException, IOException {
        Map<Integer, Integer> statuses = new TreeMap<>();
        int patients = 0;
        String run = "race" + System.currentTimeMillis();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        CyclicBarrier together = new CyclicBarrier(clients);
        for (int round = 0; round < rounds; round++) {
            Request request = post(transaction(round, run, true));
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                answers.add(threads.submit(() -> {
                    try (HttpLine line = new HttpLine(target.base())) {
                        together.await();
                        return line.send(request).status();
                    }
                }));
            }
            for (Future<Integer> answer : answers) {
                statuses.merge(of(answer), 1, Integer::sum);
            }
            patients += patients(run + "-" + round);
        }
        threads.shutdown();
        return Map.of("rounds", rounds, "clients", clients, "statuses", statuses, "patients", patients);
    }

    private int patients(String identifier) throws IOException {
        try (HttpLine line = new HttpLine(target.base())) {
            String answer = line.send(Request.get(
                            "Patient?identifier=https://clinic.example.org/chart%7C" + identifier + "&_summary=count",
                            target.asWriter() + "Cache-Control: no-cache\r\n"))
                    .text();
            Matcher total = Pattern.compile("\"total\"\\s*:\\s*(\\d+)").matcher(answer);
            if (!total.find()) {
                throw new IllegalStateException("no total in " + answer);
            }
            return Integer.parseInt(total.group(1));
        }
    }

    private Request post(String bundle) {
        return new Request("POST", "", target.asWriter(), FHIR, bundle.getBytes(UTF_8));
    }

    private String transaction(int number, String run, boolean conditional) {
        return ReferralText.transaction(
                number, created.ownerOf(number).id(), created.requester(), created.practitioner(), run, conditional);
    }

    private static String entry(String type, String content) {
        return "{\"resource\":{\"resourceType\":\"" + type + "\"," + content
                + "},\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"}}";
    }

    /** The ids in the locations of a transaction's answer, in order. */
    private static List<String> ids(String answer) {
        return LOCATION.matcher(answer).results().map(found -> found.group(2)).toList();
    }

    private static int of(Future<Integer> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e.getCause());
        }
    }
}
