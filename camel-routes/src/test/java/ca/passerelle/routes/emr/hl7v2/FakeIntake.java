package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.AnswerWriter;
import ca.passerelle.routes.port.MessageIntake;
import ca.passerelle.routes.port.Receipt;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hl7.fhir.r4.model.Bundle;

/** Takes every message, keeps it, and answers from its outcome alone. */
public final class FakeIntake implements MessageIntake {

    public final List<Envelope> envelopes = new CopyOnWriteArrayList<>();
    public final List<Outcome<Bundle>> outcomes = new CopyOnWriteArrayList<>();

    @Override
    public byte[] receive(Envelope envelope, Outcome<Bundle> mapped, AnswerWriter answers) {
        envelopes.add(envelope);
        outcomes.add(mapped);
        Receipt receipt = new Receipt(envelope.message(), envelope.received());
        return mapped.fold(
                understood -> answers.accepted(receipt, warnings(understood.notes())),
                rejected -> answers.refused(receipt, rejected.problems()));
    }

    private static List<Problem> warnings(List<Note> notes) {
        return notes.stream()
                .filter(note -> note.kind() == Note.Kind.REPAIRED)
                .map(note -> Problem.warning(note.location(), ProblemCode.REPAIRED, note.text()))
                .toList();
    }
}
