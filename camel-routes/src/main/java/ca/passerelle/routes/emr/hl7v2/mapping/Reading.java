package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Location;
import ca.passerelle.routes.emr.hl7v2.wire.ReadMarks;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.SenderProfile;
import ca.passerelle.routes.port.sender.CodeKind;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** One message being mapped: what is known about it, and what is noted on the way. */
final class Reading {

    private final Hl7Message message;
    private final Envelope envelope;
    private final SenderProfile profile;
    private final List<Note> notes;
    private final Set<Note> said = new HashSet<>();
    private final List<Awaited> awaited = new ArrayList<>();
    private final List<Awaited.Meaning> decisive = new ArrayList<>();
    private final String prefix;
    private final Map<String, Reference> shared;

    Reading(Hl7Message message, Envelope envelope, SenderProfile profile) {
        this(message, envelope, profile, "", new HashMap<>());
    }

    private Reading(
            Hl7Message message,
            Envelope envelope,
            SenderProfile profile,
            String prefix,
            Map<String, Reference> shared) {
        this.message = message;
        this.envelope = envelope;
        this.profile = profile;
        this.prefix = prefix;
        this.shared = shared;
        this.notes = new ArrayList<>(message.notes());
    }

    /**
     * A part of the message that is mapped by itself into the same transaction: its resources have names of their own, and what it shares
     * with the other parts is written once.
     *
     * @param which from 1
     */
    Reading part(Hl7Message part, int which) {
        return new Reading(part, envelope, profile, which == 1 ? prefix : prefix + "part/" + which + "/", shared);
    }

    /** What is written once for all parts of the message: by the first that asks for it. */
    Reference once(String what, Supplier<Reference> written) {
        Reference earlier = shared.get(what);
        if (earlier != null) {
            return earlier.copy();
        }
        Reference first = written.get();
        shared.put(what, first);
        return first;
    }

    /** The same message, read without noting anything and without its counting as read. */
    Reading silent() {
        return new Reading(message.marking(new ReadMarks()), envelope, profile);
    }

    Hl7Message message() {
        return message;
    }

    Envelope envelope() {
        return envelope;
    }

    SenderProfile profile() {
        return profile;
    }

    List<Note> notes() {
        return notes;
    }

    void ignored(Location location, String text) {
        note(location, Note.Kind.IGNORED, text);
    }

    void unmapped(Location location, String text) {
        note(location, Note.Kind.UNMAPPED, text);
    }

    void repaired(Location location, String text) {
        note(location, Note.Kind.REPAIRED, text);
    }

    /** A field may be looked at more than once; what is wrong with it is said once. */
    private void note(Location location, Note.Kind kind, String text) {
        Note note = new Note(location.toString(), kind, text);
        if (said.add(note)) {
            notes.add(note);
        }
    }

    /**
     * A code of the sender's own that has no meaning here yet: noted, and awaited. The message waits for it when the profile says so of
     * this kind.
     *
     * @param done what was done with it meanwhile
     */
    void unknownCode(CodeKind kind, Location location, String code, String display, String done) {
        Awaited.Meaning meaning = unknown(kind, location, code, display);
        unmapped(location, done);
        decides(meaning);
    }

    /** An awaited meaning that hinders nothing by itself. */
    Awaited.Meaning unknown(CodeKind kind, Location location, String code, String display) {
        Awaited.Meaning meaning = new Awaited.Meaning(
                profile.identification().application(),
                profile.identification().facility(),
                kind.name(),
                code.toUpperCase(Locale.ROOT),
                display,
                location.toString());
        awaited.add(meaning);
        return meaning;
    }

    /** Without this meaning the message would become something else. */
    void decides(Awaited.Meaning meaning) {
        if (profile.mapping().waitFor().contains(CodeKind.valueOf(meaning.kind()))) {
            decisive.add(meaning);
        }
    }

    /** The outcome with what is awaited: a refusal when the message has to wait. */
    Outcome<Bundle> outcome(Outcome<Bundle> mapped) {
        if (!decisive.isEmpty()) {
            return new Outcome.Rejected<>(
                    decisive.stream().map(Reading::waiting).toList(), List.copyOf(decisive));
        }
        mapped.fold(understood -> AccessRestriction.label(understood.value(), this), refused -> false);
        return mapped.fold(understood -> new Outcome.Mapped<>(understood.value(), notes, awaited), refused -> refused);
    }

    private static Problem waiting(Awaited.Meaning meaning) {
        return Problem.error(
                meaning.location(),
                ProblemCode.UNKNOWN_CODE,
                "This code has no meaning here yet; the message is kept and will be read again once it has one");
    }

    /** The fullUrl of a resource of this Bundle: the same message and name always give the same. */
    String url(String name) {
        byte[] seed = (envelope.message() + "/" + prefix + name).getBytes(StandardCharsets.UTF_8);
        return Systems.URN_UUID + UUID.nameUUIDFromBytes(seed);
    }

    /** When the message arrived, in UTC to the second. */
    DateTimeType received() {
        return new DateTimeType(
                Date.from(envelope.received()), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(ZoneOffset.UTC));
    }

    /** A system for the partner's own numbers of one kind, e.g. {@code patient}; the kind is made fit for a URL. */
    String partnerSystem(String... kinds) {
        return Systems.PARTNER_NUMBER + "/" + Conditional.segment(profile.partnerKey()) + Conditional.segments(kinds);
    }

    /** The date or time in a field, as precise as it was sent; kept as text with a note when it is none. */
    Optional<DateTimeType> dateTime(Field field) {
        if (!field.hasValue()) {
            return Optional.empty();
        }
        return Optional.of(dateTime(field.text(), field.location()).orElseGet(() -> asText(new DateTimeType(), field)));
    }

    /** The date or time in one repetition; empty, with a note, when it is none. */
    Optional<DateTimeType> dateTime(Repetition repetition) {
        return dateTime(repetition.text(1), repetition.location());
    }

    private Optional<DateTimeType> dateTime(String text, Location place) {
        Optional<Hl7DateTime> read = Hl7DateTime.parse(text, profile.zone());
        if (read.isEmpty()) {
            repaired(place, "not a date or time of HL7 v2; kept as text");
        } else if (read.get().ambiguous()) {
            repaired(place, "this local time happened twice; the earlier one was taken");
        }
        return read.map(value -> new DateTimeType(value.fhir()));
    }

    /** An element without a value that keeps what was sent. */
    static <T extends Element> T asText(T element, Field sent) {
        if (!sent.whole().isEmpty()) {
            element.addExtension(Systems.SENT_TEXT, new StringType(sent.whole()));
        }
        return element;
    }

    /** Keeps the concept that was sent on an element which only takes codes of its own. */
    static void keepConcept(Element element, CodeableConcept sent) {
        if (!sent.isEmpty()) {
            element.addExtension(Systems.SENT_CONCEPT, sent);
        }
    }
}
