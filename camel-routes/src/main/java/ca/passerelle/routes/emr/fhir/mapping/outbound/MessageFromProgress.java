package ca.passerelle.routes.emr.fhir.mapping.outbound;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Crosswalks;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.emr.fhir.mapping.message.Consult;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import ca.passerelle.routes.port.Progress.Recipient;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * A change of a referral as a message of CA:eReC. The delivery's id is the Bundle's, its identifier's and its header's, so that whatever an
 * answer names it by leads back to it; every attempt gives the same message.
 */
public final class MessageFromProgress {

    /** How an eConsult ends. */
    private static final String ADVICE = "completed-with-advice";

    private final Vocabulary vocabulary;

    public MessageFromProgress(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The message of one dispatch; empty when its recipient takes no message of this kind. */
    public Optional<Bundle> map(Dispatch dispatch, MessageSettings settings) {
        Progress progress = dispatch.progress();
        Optional<ReferralEventKind> kind = ReferralEventKind.of(progress.kind());
        Optional<Outgoing> outgoing =
                switch (progress.context().recipient()) {
                    case REQUESTER -> kind.flatMap(new NewsForRequester(progress, settings.maturity())::of);
                    case PERFORMER -> kind.flatMap(new NewsForPerformer(progress, settings.maturity())::of);
                    case CANDIDATE -> kind.flatMap(new NewsForCandidate(progress)::of);
                };
        return outgoing.map(said -> bundle(dispatch, settings, said));
    }

    private Bundle bundle(Dispatch dispatch, MessageSettings settings, Outgoing said) {
        Progress progress = dispatch.progress();
        CarriedResources carried = new CarriedResources(settings.base());
        List<Resource> focus = carried.add(said.focus());
        carried.add(said.further());
        carried.add(people(progress));
        carried.add(progress.context().attached());
        carried.all().stream()
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .forEach(this::alsoInTheirWords);
        String id = dispatch.delivery().toString();
        MessageHeader header = header(dispatch, settings, said);
        focus.forEach(resource -> header.addFocus(new Reference(CarriedResources.fullUrl(resource))));
        Bundle bundle = new Bundle()
                .setType(BundleType.MESSAGE)
                .setTimestamp(Date.from(progress.at()))
                .setIdentifier(
                        new Identifier().setSystem(Systems.MESSAGE_NUMBER).setValue(id));
        bundle.setId(id);
        bundle.addEntry().setFullUrl(Systems.URN_UUID + id).setResource(header);
        carried.link();
        carried.all().forEach(resource -> bundle.addEntry()
                .setFullUrl(CarriedResources.fullUrl(resource))
                .setResource(resource));
        return bundle;
    }

    private static MessageHeader header(Dispatch dispatch, MessageSettings settings, Outgoing said) {
        MessageHeader header = new MessageHeader();
        header.setId(dispatch.delivery().toString());
        header.setEvent(new Coding()
                .setSystem(settings.eventSystem())
                .setCode(said.event().code()));
        header.getSource().setName("Passerelle").setEndpoint(settings.base() + "/$process-message");
        header.addDestination().setEndpoint(settings.destination());
        if (!said.reason().isEmpty()) {
            header.setReason(said.reason().copy());
        }
        Progress progress = dispatch.progress();
        Identifier user = progress.context().user();
        if (user != null) {
            header.setAuthor(new Reference().setType("Practitioner").setIdentifier(user.copy()));
        }
        boolean toRequester = progress.context().recipient() == Recipient.REQUESTER;
        Resource author = toRequester ? progress.owner() : progress.requester();
        if (author != null) {
            header.setResponsible(new Reference(CarriedResources.fullUrl(author)));
        }
        return header;
    }

    private static List<Resource> people(Progress progress) {
        List<Resource> people = new ArrayList<>();
        Optional.ofNullable(progress.patient()).ifPresent(people::add);
        Optional.ofNullable(progress.requester()).ifPresent(people::add);
        Optional.ofNullable(progress.owner()).ifPresent(people::add);
        return people;
    }

    /** The business status in CA:eReC's code too, where it has one. */
    private void alsoInTheirWords(Task task) {
        Consult.say(task);
        BusinessStatus.of(task.getBusinessStatus())
                .flatMap(state -> state == BusinessStatus.COMPLETED && Consult.is(task)
                        ? Optional.of(ADVICE)
                        : vocabulary.translate(Crosswalks.BUSINESS_STATUS_TO_CA_EREC, state.code()))
                .ifPresent(code -> task.getBusinessStatus()
                        .getCoding()
                        .add(
                                0,
                                new Coding()
                                        .setSystem(Systems.CA_EREC_BUSINESS_STATUS)
                                        .setCode(code)));
    }
}
