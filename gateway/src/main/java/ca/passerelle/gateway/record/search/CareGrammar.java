package ca.passerelle.gateway.record.search;

import static ca.passerelle.gateway.record.search.TypeGrammarBuilder.type;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Subscription;

/** What is known about the person, what is planned and done, and what documents and proves it. */
final class CareGrammar {

    private CareGrammar() {}

    static List<TypeGrammarBuilder> types() {
        Stream<TypeGrammarBuilder> aboutPatients = Stream.<Class<? extends Resource>>of(
                        Observation.class,
                        Condition.class,
                        Goal.class,
                        CarePlan.class,
                        CareTeam.class,
                        Procedure.class,
                        DocumentReference.class,
                        QuestionnaireResponse.class,
                        Encounter.class,
                        Coverage.class,
                        Flag.class)
                .map(type -> type(type).byAllBut().chain("patient", "identifier", "family", "name", "birthdate"));
        Stream<TypeGrammarBuilder> others = Stream.<Class<? extends Resource>>of(
                        Questionnaire.class, Group.class, Device.class, Subscription.class, Binary.class)
                .map(type -> type(type).byAllBut());
        // What proves something is not taken back.
        Stream<TypeGrammarBuilder> proofs = Stream.<Class<? extends Resource>>of(Provenance.class, AuditEvent.class)
                .map(type -> type(type).permanent().byAllBut());
        return Stream.of(aboutPatients, others, proofs).flatMap(types -> types).toList();
    }
}
