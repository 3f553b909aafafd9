package ca.passerelle.routes.community.email;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.port.AnswerLink;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.MailTransport.Mail;
import ca.passerelle.routes.port.Offered;
import ca.passerelle.routes.port.Progress;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * A change of a referral as mail to an organisation. Mail is a postcard: it holds who asks, the kind of need in our own words, priority,
 * number, deadline and link. Nothing of the person, and no text that anybody typed, is read from the progress at all.
 */
public final class MailFromProgress {

    private MailFromProgress() {}

    /**
     * Pure: the same dispatch gives the same mail.
     *
     * @param zone in which the reader reads dates
     */
    public static Mail mail(Dispatch dispatch, Vocabulary vocabulary, ZoneId zone) {
        MailWording words = MailWording.in(dispatch.endpoint().language());
        Progress progress = dispatch.progress();
        MailText text = new MailText(words);
        boolean gone = Offered.isGone(progress);
        boolean asks = ReferralEventKind.REQUESTED.code().equals(progress.kind()) || (Offered.isTo(progress) && !gone);
        String number = number(progress);
        String subject = words.of(gone ? "subject.gone" : asks ? "subject.asked" : "subject.changed", number);
        text.paragraph(words.of(intro(progress, asks), asks ? requester(progress, words) : number));
        text.fact("label.number", number);
        text.fact("label.requester", requester(progress, words));
        needs(progress.request(), vocabulary, words).ifPresent(needs -> text.fact("label.need", needs));
        text.fact("label.priority", priority(progress.request(), words));
        if (!asks && !gone) {
            status(progress, vocabulary, words).ifPresent(status -> text.fact("label.status", status));
        }
        AnswerLink link = progress.answerLink();
        if (link != null) {
            if (asks) {
                text.fact("label.until", words.day(link.until(), zone));
            }
            text.paragraph(words.of(Offered.isTo(progress) ? "link.claim" : asks ? "link.answer" : "link.see"));
            text.link(inLanguage(link.url(), words));
            text.paragraph(words.of("link.careful"));
        }
        text.paragraph(words.of("why"));
        if (link != null) {
            text.otherLanguage(words.other(), inLanguage(link.url(), words.other()));
        }
        return new Mail(
                dispatch.delivery(),
                dispatch.endpoint().address(),
                subject,
                text.plain(),
                text.html(subject),
                words.locale());
    }

    private static String intro(Progress progress, boolean asks) {
        if (Offered.isTo(progress)) {
            return asks ? "intro.offered" : "intro.gone";
        }
        return asks ? "intro.asked" : "intro.changed";
    }

    private static String inLanguage(String url, MailWording words) {
        return url + "?lang=" + words.locale().getLanguage();
    }

    private static String number(Progress progress) {
        return progress.task().getIdentifier().stream()
                .filter(identifier -> Systems.REFERRAL_NUMBER.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElseGet(() -> progress.referral().toString());
    }

    /** The organisation's name in the reader's language, where it has one. */
    private static String requester(Progress progress, MailWording words) {
        Organization requester = progress.requester();
        if (requester == null || !requester.hasName()) {
            return words.of("requester.unnamed");
        }
        return requester.getNameElement().getExtensionsByUrl(DirectoryExtension.TRANSLATION).stream()
                .filter(translation ->
                        value(translation, "lang").startsWith(words.locale().getLanguage()))
                .map(translation -> value(translation, "content"))
                .findFirst()
                .orElseGet(requester::getName);
    }

    private static String value(Extension translation, String part) {
        Extension found = translation.getExtensionByUrl(part);
        return found == null ? "" : found.getValue().primitiveValue();
    }

    /** The needs that the request names by our code system, in our words; what others call it could say anything. */
    private static Optional<String> needs(ServiceRequest request, Vocabulary vocabulary, MailWording words) {
        String needs = Stream.of(
                        request.getCategory().stream(),
                        Stream.of(request.getCode()),
                        request.getOrderDetail().stream(),
                        request.getReasonCode().stream())
                .flatMap(concepts -> concepts)
                .map(CodeableConcept::getCoding)
                .flatMap(codings -> codings.stream())
                .filter(coding -> Systems.NEED.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .distinct()
                .flatMap(code -> vocabulary.display(Systems.NEED, code, words.locale()).stream())
                .collect(Collectors.joining(", "));
        return needs.isEmpty() ? Optional.empty() : Optional.of(needs);
    }

    private static String priority(ServiceRequest request, MailWording words) {
        return words.of(
                "priority." + (request.hasPriority() ? request.getPriority().toCode() : "routine"));
    }

    private static Optional<String> status(Progress progress, Vocabulary vocabulary, MailWording words) {
        return BusinessStatus.of(progress.task().getBusinessStatus())
                .or(() -> BusinessStatus.plainestOf(progress.task().getStatus()))
                .flatMap(status -> vocabulary.display(Systems.BUSINESS_STATUS, status.code(), words.locale()));
    }
}
