package ca.passerelle.routes.emr.fhir.mapping.message;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * By what a message names a referral that there already is. Ids are only looked for among what the sender may see; none is taken as true.
 *
 * @param place what names it, for problems
 * @param taskIds ids that may be those of the record
 * @param taskNumbers identifiers of its Task
 * @param requestIds likewise of its ServiceRequest
 * @param requestNumbers identifiers of its ServiceRequest
 */
public record ReferralHandle(
        String place,
        Set<UUID> taskIds,
        List<Identifier> taskNumbers,
        Set<UUID> requestIds,
        List<Identifier> requestNumbers) {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** What an entry says of the referral that it is about. */
    static ReferralHandle of(MessageEntry entry, MessageEntries entries, Numbers numbers, List<Identifier> further) {
        ReferralHandle handle = new ReferralHandle(
                entry.place(), new LinkedHashSet<>(), new ArrayList<>(), new LinkedHashSet<>(), new ArrayList<>());
        handle.add(entry, numbers);
        links(entry.resource()).forEach(link -> handle.follow(link, entries, numbers));
        if (handle.taskNumbers.isEmpty() && handle.requestNumbers.isEmpty() && handle.requestIds.isEmpty()) {
            Stream.concat(entries.of(Task.class).stream(), entries.of(ServiceRequest.class).stream())
                    .forEach(other -> handle.add(other, numbers));
        }
        further.forEach(number -> numbers.usable(number).ifPresent(handle.requestNumbers::add));
        return handle;
    }

    /** The same place, and one Task that is known to be meant. */
    public ReferralHandle of(UUID task) {
        return new ReferralHandle(place, Set.of(task), List.of(), Set.of(), List.of());
    }

    private void follow(Reference link, MessageEntries entries, Numbers numbers) {
        Optional<MessageEntry> entry = entries.find(link.getReference());
        entry.ifPresent(found -> add(found, numbers));
        if (entry.isEmpty() && link.getReference() != null) {
            IdType id = new IdType(link.getReference());
            uuid(id.getIdPart())
                    .ifPresent(uuid -> ("Task".equals(id.getResourceType()) ? taskIds : requestIds).add(uuid));
        }
        numbers.usable(link.getIdentifier()).ifPresent(requestNumbers::add);
    }

    private void add(MessageEntry entry, Numbers numbers) {
        String id = entry.resource().getIdElement().getIdPart();
        if (entry.resource() instanceof Task task) {
            uuid(id).ifPresent(taskIds::add);
            taskNumbers.addAll(numbers.usable(task.getIdentifier()));
        } else if (entry.resource() instanceof ServiceRequest request) {
            uuid(id).ifPresent(requestIds::add);
            List<Identifier> sent = numbers.usable(request.getIdentifier());
            requestNumbers.addAll(sent.isEmpty() ? List.of(numbers.ofRequest(entry)) : sent);
        }
    }

    private static Stream<Reference> links(Resource resource) {
        if (resource instanceof Task task) {
            return Stream.concat(Stream.of(task.getFocus()), task.getBasedOn().stream());
        }
        if (resource instanceof Communication communication) {
            return Stream.concat(communication.getBasedOn().stream(), communication.getAbout().stream());
        }
        return resource instanceof Appointment appointment ? appointment.getBasedOn().stream() : Stream.empty();
    }

    /** An id in the form of ours. */
    static Optional<UUID> uuid(@org.jspecify.annotations.Nullable String id) {
        return id != null && UUID_FORM.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }
}
