package ca.passerelle.gateway.crash;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What one sender wrote down: what it meant to send, before it sent it, and what it was answered. It knows nothing of the gateway. */
final class Ledger {

    private final SortedMap<String, String> intents = new ConcurrentSkipListMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger silences = new AtomicInteger();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    void intend(String number, String message) {
        intents.put(number, message);
    }

    /** A repeat has to get the same answer. */
    void answered(String number, String answer) {
        String first = answers.putIfAbsent(number, answer);
        if (first != null && !first.equals(answer)) {
            complain("two answers to " + number + ": " + first + " and " + answer);
        }
    }

    /** There was no answer: nobody knows. */
    void silence() {
        silences.incrementAndGet();
    }

    void complain(String complaint) {
        complaints.add(complaint);
    }

    /** What has no answer yet, the oldest first. */
    Stream<String> unanswered() {
        return intents.keySet().stream().filter(number -> !answers.containsKey(number));
    }

    SortedMap<String, String> intents() {
        return intents;
    }

    String message(String number) {
        return Objects.requireNonNull(intents.get(number));
    }

    int silences() {
        return silences.get();
    }

    Map<String, String> answers() {
        return answers;
    }

    List<String> complaints() {
        return complaints;
    }
}
