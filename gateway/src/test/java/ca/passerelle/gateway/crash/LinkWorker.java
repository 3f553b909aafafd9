package ca.passerelle.gateway.crash;

import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.Referrals;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/** The link workers: accept whatever they are asked, then begin. They go by what they find, so that an unanswered step is no trouble. */
final class LinkWorker {

    private final Fhir fhir;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    LinkWorker(int port) {
        this.fhir = new Fhir(port, "connectors");
    }

    /** Moves some referrals on. Gives whether there was anything to do, or nobody to ask. */
    boolean work() {
        try {
            boolean accepted = moveAll("requested", "accepted");
            return moveAll("accepted", "in-progress") || accepted;
        } catch (UncheckedIOException gatewayIsAway) {
            return true;
        }
    }

    List<String> complaints() {
        return complaints;
    }

    private boolean moveAll(String from, String to) {
        Fhir.Answer found = fhir.get(
                "Task?owner=Organization/" + Referrals.organization("connectors") + "&status=" + from + "&_count=20");
        if (found.status() != 200) {
            return true;
        }
        List<BundleEntryComponent> entries = found.as(Bundle.class).getEntry();
        for (BundleEntryComponent entry : entries) {
            String path = "Task/" + entry.getResource().getIdElement().getIdPart();
            Fhir.Answer moved =
                    fhir.patch(path, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + to + "\"}]");
            if (moved.status() >= 400 && moved.status() < 500) {
                complaints.add("not moved to " + to + ": " + moved.status() + " " + moved.body());
            }
        }
        return !entries.isEmpty();
    }
}
