package ca.passerelle.gateway.record.search;

import static ca.passerelle.gateway.record.search.TypeGrammarBuilder.type;

import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** Times that are offered and taken. */
final class BookingGrammar {

    private BookingGrammar() {}

    static List<TypeGrammarBuilder> types() {
        return List.of(
                type(Appointment.class).byAllBut().chain("patient", "identifier", "family", "name"),
                type(Schedule.class).byAllBut(),
                type(Slot.class).byAllBut().chain("schedule", "actor", "identifier", "service-type"));
    }
}
