package ca.passerelle.gateway.record.search;

import static ca.passerelle.gateway.record.search.TypeGrammarBuilder.type;

import java.util.List;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** The types that a referral is made of: what is asked, what happens, the persons, and what they say to each other. */
final class ReferralGrammar {

    private static final String[] OF_A_PERSON = {"identifier", "family", "given", "name", "birthdate", "telecom"};

    private ReferralGrammar() {}

    static List<TypeGrammarBuilder> types() {
        return List.of(
                // Gravity SDOHCC 3.0, CapabilityStatement of the coordination platform; its SearchParameter
                // Task-output-reference.
                type(Task.class)
                        .permanent()
                        .byAllBut("performer", "encounter")
                        .byReference("output", "Task.output.value.as(Reference)")
                        .chain("patient", OF_A_PERSON)
                        .chain("subject", OF_A_PERSON)
                        .chain("focus", "category", "code", "identifier", "status", "intent")
                        .chain("owner", "identifier", "name")
                        .chain("requester", "identifier", "name"),
                // The second: SearchParameter ServiceRequest-supporting-info.
                type(ServiceRequest.class)
                        .permanent()
                        .byAllBut("body-site", "specimen", "instantiates-canonical", "instantiates-uri", "encounter")
                        .byReference("supporting-info", "ServiceRequest.supportingInfo")
                        .chain("patient", OF_A_PERSON)
                        .chain("subject", OF_A_PERSON)
                        .chain("performer", "identifier", "name")
                        .chain("requester", "identifier", "name")
                        .has("Task:focus", "Task:based-on"),
                type(Patient.class)
                        .byAllBut()
                        .has("Task:patient", "ServiceRequest:patient", "Observation:patient", "Consent:patient"),
                type(RelatedPerson.class).byAllBut().chain("patient", OF_A_PERSON),
                type(Practitioner.class).byAllBut().has("PractitionerRole:practitioner"),
                type(PractitionerRole.class)
                        .byAllBut()
                        .chain("practitioner", "identifier", "family", "given", "name")
                        .chain("organization", "identifier", "name"),
                type(Consent.class).byAllBut().chain("patient", OF_A_PERSON),
                type(Communication.class)
                        .byAllBut("instantiates-canonical", "instantiates-uri", "encounter")
                        .chain("patient", OF_A_PERSON),
                type(CommunicationRequest.class).byAllBut("encounter").chain("patient", OF_A_PERSON));
    }
}
