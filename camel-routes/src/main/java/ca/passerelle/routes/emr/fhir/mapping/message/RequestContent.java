package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.Concepts;
import ca.passerelle.routes.kit.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/** The ServiceRequest of a message as the record keeps it: what the sender wrote, with its parties led to the record. */
final class RequestContent {

    private final Draft draft;
    private final IncomingMessage message;
    private final Reference organization;

    RequestContent(Draft draft, IncomingMessage message, UUID organization) {
        this.draft = draft;
        this.message = message;
        this.organization = new Reference("Organization/" + organization);
    }

    /**
     * The content of an entry.
     *
     * @param number the identifier that finds the request again
     * @param service the directory's service that is asked; null when none of ours was named
     */
    ServiceRequest of(MessageEntry entry, Identifier number, Reference patient, @Nullable UUID service) {
        ServiceRequest request = Draft.bare((ServiceRequest) entry.resource());
        List<Reference> performers = new ArrayList<>();
        if (service != null) {
            performers.add(new Reference("HealthcareService/" + service));
        }
        request.getPerformer().forEach(performer -> performers.add(draft.named(performer)));
        Reference requester = requester(request.getRequester(), entry);
        request.setPerformer(null);
        request.setRequester(null);
        request.setSubject(patient.copy());
        draft.rewrite(request, entry);
        request.setPerformer(performers).setRequester(requester);
        request.setIdentifier(numbered(request.getIdentifier(), number));
        if (!request.hasCode()) {
            request.setCode(Concepts.referral());
            draft.note(
                    entry.place() + ".code",
                    Note.Kind.REPAIRED,
                    "not sent; read as a referral, for which the category says what is needed");
        }
        return request;
    }

    private Reference requester(Reference sent, MessageEntry entry) {
        Optional<MessageEntry> named = message.entries().find(sent.getReference());
        Resource resource = named.map(MessageEntry::resource).orElse(null);
        if (resource instanceof PractitionerRole) {
            // Who refers does so for the organisation that sends, however the sender's own records call it.
            Reference role = draft.store(named.orElseThrow());
            draft.inOrganization(role, organization);
            return role;
        }
        if (resource == null || resource instanceof Organization) {
            if (!sent.hasReference() && !sent.hasIdentifier()) {
                draft.note(
                        entry.place() + ".requester",
                        Note.Kind.REPAIRED,
                        "not sent; the sender's own organisation was taken");
            }
            named.ifPresent(draft::use);
            return organization.copy().setDisplay(sent.getDisplay());
        }
        return draft.led(named.orElseThrow(), sent);
    }

    /** The number first. Who assigned it is said by the rewritten identifier, which leads nowhere that the record does not know. */
    private List<Identifier> numbered(List<Identifier> rewritten, Identifier number) {
        List<Identifier> all = new ArrayList<>(List.of(number));
        number.setAssigner(null);
        for (Identifier each : rewritten) {
            if (message.numbers()
                    .usable(each)
                    .filter(whole -> Numbers.same(whole, number))
                    .isPresent()) {
                number.setAssigner(each.hasAssigner() ? each.getAssigner() : null);
            } else {
                all.add(each);
            }
        }
        return all;
    }
}
