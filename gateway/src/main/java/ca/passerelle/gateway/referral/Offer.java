package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.Systems;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * What those who may claim a referral learn of it: what is needed, of which kind, how urgently, and in which area. Nothing that anybody
 * typed, no number but the referral's, nothing by which the person could be known. Pure functions.
 */
final class Offer {

    private static final int FORWARD_SORTATION_AREA = 3;

    private Offer() {}

    /**
     * Writes on a Task that several may claim what they decide by, because they read the Task and neither the request nor the person; and takes
     * off it what would name the person to them.
     */
    static void put(Task task, ServiceRequest request, Optional<Patient> patient) {
        task.setText(null);
        for (Reference reference : List.of(task.getFor(), task.getFocus())) {
            reference.setDisplay(null).setIdentifier(null);
        }
        task.getBasedOn().forEach(basedOn -> basedOn.setDisplay(null).setIdentifier(null));
        if (!task.hasReasonCode()) {
            CodeableConcept need = new CodeableConcept();
            coded(request.getCategory().stream())
                    .forEach(coding -> need.addCoding(new Coding(coding.getSystem(), coding.getCode(), null)));
            task.setReasonCode(need.isEmpty() ? null : need);
        }
        if (!task.hasPriority() && request.hasPriority()) {
            task.setPriority(Task.TaskPriority.fromCode(request.getPriority().toCode()));
        }
        if (!task.hasLocation()) {
            patient.map(Offer::area)
                    .map(Offer::line)
                    .filter(line -> !line.isEmpty())
                    .ifPresent(line -> task.setLocation(new Reference().setDisplay(line)));
        }
    }

    /** The Task as a message carries it to them. */
    static Task task(Task task) {
        Task offer = new Task();
        offer.setId(task.getIdElement().toUnqualifiedVersionless());
        offer.getMeta().setVersionId(task.getMeta().getVersionId());
        task.getIdentifier().stream()
                .filter(identifier -> Systems.REFERRAL_NUMBER.equals(identifier.getSystem()))
                .forEach(identifier -> offer.addIdentifier(identifier.copy()));
        offer.setStatus(task.getStatus())
                .setBusinessStatus(task.getBusinessStatus().copy())
                .setIntent(task.getIntent())
                .setPriority(task.getPriority())
                .setCode(uncommented(task.getCode()))
                .setReasonCode(uncommented(task.getReasonCode()))
                .setAuthoredOnElement(task.getAuthoredOnElement().copy())
                .setFocus(plain(task.getFocus()))
                .setRequester(plain(task.getRequester()));
        task.getBasedOn().forEach(basedOn -> offer.addBasedOn(plain(basedOn)));
        Period period = task.getRestriction().getPeriod();
        if (!period.isEmpty()) {
            offer.getRestriction().setPeriod(period.copy());
        }
        return offer;
    }

    /** The request as a message carries it to them. */
    static ServiceRequest request(ServiceRequest request, UUID person) {
        ServiceRequest offer = new ServiceRequest();
        offer.setId(request.getIdElement().toUnqualifiedVersionless());
        offer.setStatus(request.getStatus())
                .setIntent(request.getIntent())
                .setPriority(request.getPriority())
                .setCode(uncommented(request.getCode()))
                .setSubject(new Reference("Patient/" + person))
                .setAuthoredOnElement(request.getAuthoredOnElement().copy())
                .setRequester(plain(request.getRequester()));
        request.getCategory().forEach(category -> offer.addCategory(uncommented(category)));
        return offer;
    }

    /**
     * The person as a message carries her to them: an area.
     *
     * @param id under which nothing else is known of the person
     */
    static Patient person(Optional<Patient> patient, UUID id) {
        Patient offer = new Patient();
        offer.setId(id.toString());
        patient.map(Offer::area).filter(area -> !area.isEmpty()).ifPresent(offer::addAddress);
        return offer;
    }

    /** City, province, and the first half of the postal code: no street. */
    private static Address area(Patient patient) {
        Address home = patient.getAddressFirstRep();
        Address area = new Address().setCity(home.getCity()).setState(home.getState());
        String code = home.getPostalCode();
        if (code != null && code.strip().length() >= FORWARD_SORTATION_AREA) {
            area.setPostalCode(code.strip().substring(0, FORWARD_SORTATION_AREA));
        }
        return area;
    }

    private static String line(Address area) {
        return Stream.of(area.getCity(), area.getState(), area.getPostalCode())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static CodeableConcept uncommented(CodeableConcept concept) {
        CodeableConcept codes = new CodeableConcept();
        coded(Stream.of(concept))
                .forEach(coding -> codes.addCoding(new Coding(coding.getSystem(), coding.getCode(), null)));
        return codes;
    }

    private static Stream<Coding> coded(Stream<CodeableConcept> concepts) {
        return concepts.flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> coding.hasSystem() && coding.hasCode());
    }

    private static Reference plain(Reference reference) {
        return new Reference(reference.getReference());
    }
}
