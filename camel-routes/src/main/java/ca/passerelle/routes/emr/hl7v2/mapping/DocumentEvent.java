package ca.passerelle.routes.emr.hl7v2.mapping;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an MDM says of a document (HL7 v2.9 §9.6): each event as a notification alone, and with the content. */
enum DocumentEvent {
    ORIGINAL("T01", "T02", "Document announced, not sent along / Document annoncé, non transmis"),
    STATUS("T03", "T04", "Status of a document changed / État d’un document modifié"),
    ADDENDUM("T05", "T06", "Addendum announced, not sent along / Addenda annoncé, non transmis"),
    EDIT("T07", "T08", "Document corrected, not sent along / Document corrigé, non transmis"),
    REPLACEMENT("T09", "T10", "Document replaced, not sent along / Document remplacé, non transmis"),
    CANCELLATION("T11", "", "Document withdrawn / Document retiré");

    private final String notification;
    private final String withContent;
    private final String words;

    DocumentEvent(String notification, String withContent, String words) {
        this.notification = notification;
        this.withContent = withContent;
        this.words = words;
    }

    static Optional<DocumentEvent> of(String event) {
        return Arrays.stream(values())
                .filter(each -> each.notification.equals(event) || each.withContent.equals(event))
                .findFirst();
    }

    static Set<MessageType> types() {
        return Arrays.stream(values())
                .flatMap(event -> Stream.of(event.notification, event.withContent))
                .filter(event -> !event.isEmpty())
                .map(event -> new MessageType("MDM", event))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an event code promises the content of the document. */
    boolean promisesContent(String event) {
        return withContent.equals(event);
    }

    /** What happened, for the note that the other party reads, in both languages. */
    String note(String title) {
        return words + "\u00a0: " + title;
    }
}
