package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.port.KnownReferrals;
import ca.passerelle.routes.port.OwnPatients;
import ca.passerelle.routes.port.SenderProfile;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** What is on record, as a list: the clinic's own Patients, and its referrals. A Task that the clinic's Organization owns makes it the owner. */
final class FakeRecord implements OwnPatients, KnownReferrals {

    private final List<Resource> resources;

    FakeRecord(List<Resource> resources) {
        this.resources = resources;
    }

    static FakeRecord in(Path bundle) throws IOException {
        if (!Files.exists(bundle)) {
            return new FakeRecord(List.of());
        }
        Bundle read = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, Files.readString(bundle));
        return new FakeRecord(read.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList());
    }

    @Override
    public List<Patient> find(UUID partner, List<Identifier> identifiers) {
        List<Patient> found = new ArrayList<>();
        for (Identifier identifier : identifiers) {
            of(Patient.class).stream()
                    .filter(patient -> !patient.hasActive() || patient.getActive())
                    .filter(patient -> patient.getIdentifier().stream().anyMatch(each -> isSame(each, identifier)))
                    .filter(patient -> !found.contains(patient))
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public List<KnownReferral> byNumber(SenderProfile sender, List<String> numbers) {
        return of(Task.class).stream()
                .filter(task -> task.getIdentifier().stream().anyMatch(each -> numbers.contains(each.getValue())))
                .map(this::known)
                .toList();
    }

    /** Every Task was told by a message whose control id is its own id. */
    @Override
    public List<KnownReferral> byMessage(SenderProfile sender, String controlId) {
        return of(Task.class).stream()
                .filter(task -> controlId.equals(task.getIdElement().getIdPart()))
                .map(this::known)
                .toList();
    }

    @Override
    public List<KnownReferral> openOf(SenderProfile sender, List<Identifier> identifiers) {
        List<String> patients = find(sender.partner(), identifiers).stream()
                .map(patient -> "Patient/" + patient.getIdElement().getIdPart())
                .toList();
        return of(Task.class).stream()
                .filter(task -> patients.contains(task.getFor().getReference()))
                .filter(task -> !TransitionTable.isOver(task.getStatus()))
                .map(this::known)
                .toList();
    }

    private KnownReferral known(Task task) {
        boolean owned = task.getOwner().getReference().equals("Organization/" + Fixtures.CLINIC.organization());
        return new KnownReferral(
                owned ? Role.OWNER : Role.REQUESTER,
                task,
                one(ServiceRequest.class, task.getFocus().getReference()),
                one(Patient.class, task.getFor().getReference()),
                resources.stream()
                        .filter(each ->
                                !(each instanceof Task || each instanceof ServiceRequest || each instanceof Patient))
                        .toList());
    }

    private <T extends Resource> T one(Class<T> type, String reference) {
        return of(type).stream()
                .filter(each -> reference.endsWith("/" + each.getIdElement().getIdPart()))
                .findFirst()
                .orElseThrow();
    }

    private <T extends Resource> List<T> of(Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static boolean isSame(Identifier one, Identifier other) {
        return one.getSystem().equals(other.getSystem()) && one.getValue().equals(other.getValue());
    }
}
