package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.routes.port.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** What comes along with a change of a referral: the appointment that its Task points to, and who asked. */
final class Attached {

    private Attached() {}

    /** The appointment that the Task names last, as an input or an output. */
    static Optional<Appointment> appointment(Progress progress) {
        Task task = progress.task();
        List<Appointment> named = new ArrayList<>();
        Stream.concat(
                        task.getInput().stream().map(Task.ParameterComponent::getValue),
                        task.getOutput().stream().map(Task.TaskOutputComponent::getValue))
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .forEach(reference ->
                        find(Appointment.class, reference, progress).ifPresent(named::add));
        return named.isEmpty() ? Optional.empty() : Optional.of(named.get(named.size() - 1));
    }

    /** Whether an appointment stood before the change. */
    static boolean wasBooked(Progress progress) {
        Task before = progress.context().before();
        return before != null
                && BusinessStatus.of(before.getBusinessStatus())
                        .filter(BusinessStatus.BOOKED::equals)
                        .isPresent();
    }

    /** The person who asked, where the request names one. */
    static Optional<Practitioner> referrer(Progress progress) {
        Reference requester = progress.request().getRequester();
        return find(PractitionerRole.class, requester, progress)
                .flatMap(role -> find(Practitioner.class, role.getPractitioner(), progress))
                .or(() -> find(Practitioner.class, requester, progress));
    }

    private static <T extends Resource> Optional<T> find(Class<T> type, Reference reference, Progress progress) {
        return progress.context().attached().stream()
                .filter(type::isInstance)
                .filter(resource -> (type.getSimpleName() + "/"
                                + resource.getIdElement().getIdPart())
                        .equals(reference
                                .getReferenceElement()
                                .toUnqualifiedVersionless()
                                .getValue()))
                .map(type::cast)
                .findFirst();
    }
}
