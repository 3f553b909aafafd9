package ca.passerelle.gateway.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What the program has made on a server so far, kept in a folder so that steps may be run one by one. */
final class Created {

    private final Path folder;
    private final List<Owner> owners = new ArrayList<>();
    private final List<Referral> referrals = new ArrayList<>();
    private String practitioner = "";
    private String requester = "";
    private int moved;

    /** An Organization that referrals are sent to, and the token with which it calls; empty where none is needed. */
    record Owner(String id, String token) {}

    /** One transaction as it was stored: ids without their types. */
    record Referral(int number, String patient, String request, String task) {

        /** Whether it is one of the seven in ten that are moved; the others stay requested. Even over all owners. */
        boolean isToBeMoved(int owners) {
            return number / owners % 10 >= 3;
        }

        private String line() {
            return number + "\t" + patient + "\t" + request + "\t" + task;
        }
    }

    /** Reads what is there of an earlier run. */
    Created(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve("setup.tsv"))) {
            List<String[]> lines = read("setup.tsv");
            practitioner = lines.get(0)[0];
            requester = lines.get(0)[1];
            lines.stream().skip(1).forEach(line -> owners.add(new Owner(line[0], line.length > 1 ? line[1] : "")));
        }
        if (Files.exists(folder.resolve("created.tsv"))) {
            read("created.tsv")
                    .forEach(line -> referrals.add(new Referral(Integer.parseInt(line[0]), line[1], line[2], line[3])));
        }
        if (Files.exists(folder.resolve("moved.tsv"))) {
            moved = Integer.parseInt(read("moved.tsv").get(0)[0]);
        }
    }

    void setUp(String newPractitioner, String newRequester, List<Owner> newOwners) throws IOException {
        practitioner = newPractitioner;
        requester = newRequester;
        owners.clear();
        owners.addAll(newOwners);
        List<String> lines = new ArrayList<>(List.of(practitioner + "\t" + requester));
        owners.forEach(owner -> lines.add(owner.id() + "\t" + owner.token()));
        Files.write(folder.resolve("setup.tsv"), lines);
    }

    void add(List<Referral> more) throws IOException {
        List<Referral> sorted = new ArrayList<>(more);
        sorted.sort(Comparator.comparingInt(Referral::number));
        referrals.addAll(sorted);
        Files.write(
                folder.resolve("created.tsv"),
                sorted.stream().map(Referral::line).toList(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** From now on these are read; the last of the owners is the busiest. For reading alone: what is written has other numbers. */
    void bulk(List<Owner> newOwners, List<Referral> sample) throws IOException {
        setUp(practitioner, requester, newOwners);
        referrals.clear();
        Files.deleteIfExists(folder.resolve("created.tsv"));
        add(sample);
    }

    /** The next ones to be moved: at most so many. */
    List<Referral> toBeMoved(int most) throws IOException {
        List<Referral> all = referrals.stream()
                .filter(referral -> referral.isToBeMoved(owners.size()))
                .skip(moved)
                .limit(most)
                .toList();
        moved += all.size();
        Files.writeString(folder.resolve("moved.tsv"), moved + "\n");
        return all;
    }

    List<Referral> referrals() {
        return Collections.unmodifiableList(referrals);
    }

    List<Owner> owners() {
        return Collections.unmodifiableList(owners);
    }

    Owner ownerOf(int number) {
        return owners.get(number % owners.size());
    }

    String practitioner() {
        return practitioner;
    }

    /** Reference to the Organization that refers. */
    String requester() {
        return requester;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private List<String[]> read(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name)).stream()
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
