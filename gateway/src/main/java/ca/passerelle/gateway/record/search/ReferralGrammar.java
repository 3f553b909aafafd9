package ca.passerelle.gateway.record.search;

import static ca.passerelle.gateway.record.search.TypeGrammar.of;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** The types that a referral is made of. Names and expressions are those of the FHIR R4 SearchParameters. */
final class ReferralGrammar {

    private ReferralGrammar() {}

    static final List<TypeGrammar> TYPES = List.of(
            of(Task.class)
                    .token("identifier", "Task.identifier", t -> Terms.identifiers(t.getIdentifier()))
                    .token("code", "Task.code", t -> Terms.concept(t.getCode()))
                    .token(
                            "status",
                            "Task.status",
                            t -> Terms.code(t.hasStatus() ? t.getStatus().toCode() : null))
                    .token("business-status", "Task.businessStatus", t -> Terms.concept(t.getBusinessStatus()))
                    .token(
                            "intent",
                            "Task.intent",
                            t -> Terms.code(t.hasIntent() ? t.getIntent().toCode() : null))
                    .token(
                            "priority",
                            "Task.priority",
                            t -> Terms.code(t.hasPriority() ? t.getPriority().toCode() : null))
                    .reference(
                            "patient",
                            "Task.for.where(resolve() is Patient)",
                            t -> Terms.reference(t.getFor(), "Patient"))
                    .reference("subject", "Task.for", t -> Terms.reference(t.getFor()))
                    .reference("requester", "Task.requester", t -> Terms.reference(t.getRequester()))
                    .reference("owner", "Task.owner", t -> Terms.reference(t.getOwner()))
                    .reference("focus", "Task.focus", t -> Terms.reference(t.getFocus()))
                    .reference("based-on", "Task.basedOn", t -> Terms.references(t.getBasedOn()))
                    .reference("part-of", "Task.partOf", t -> Terms.references(t.getPartOf()))
                    .includes("focus", "patient", "requester", "owner", "based-on", "part-of")
                    .build(),
            of(ServiceRequest.class)
                    .token("identifier", "ServiceRequest.identifier", s -> Terms.identifiers(s.getIdentifier()))
                    .token("code", "ServiceRequest.code", s -> Terms.concept(s.getCode()))
                    .token("category", "ServiceRequest.category", s -> Terms.concepts(s.getCategory()))
                    .token(
                            "status",
                            "ServiceRequest.status",
                            s -> Terms.code(s.hasStatus() ? s.getStatus().toCode() : null))
                    .token(
                            "intent",
                            "ServiceRequest.intent",
                            s -> Terms.code(s.hasIntent() ? s.getIntent().toCode() : null))
                    .token(
                            "priority",
                            "ServiceRequest.priority",
                            s -> Terms.code(s.hasPriority() ? s.getPriority().toCode() : null))
                    .token("requisition", "ServiceRequest.requisition", s -> Terms.identifier(s.getRequisition()))
                    .reference(
                            "patient",
                            "ServiceRequest.subject.where(resolve() is Patient)",
                            s -> Terms.reference(s.getSubject(), "Patient"))
                    .reference("subject", "ServiceRequest.subject", s -> Terms.reference(s.getSubject()))
                    .reference("requester", "ServiceRequest.requester", s -> Terms.reference(s.getRequester()))
                    .reference("performer", "ServiceRequest.performer", s -> Terms.references(s.getPerformer()))
                    .reference("based-on", "ServiceRequest.basedOn", s -> Terms.references(s.getBasedOn()))
                    .includes("patient", "requester", "performer", "based-on")
                    .build(),
            of(Patient.class)
                    .deletable()
                    .token("identifier", "Patient.identifier", p -> Terms.identifiers(p.getIdentifier()))
                    .token(
                            "gender",
                            "Patient.gender",
                            p -> Terms.code(p.hasGender() ? p.getGender().toCode() : null))
                    .token("telecom", "Patient.telecom", p -> Terms.telecoms(p.getTelecom()))
                    .token(
                            "birthdate",
                            "Patient.birthDate",
                            p -> Terms.code(
                                    p.hasBirthDate() ? p.getBirthDateElement().getValueAsString() : null))
                    .string("name", "Patient.name", p -> Terms.names(p.getName()))
                    .string("family", "Patient.name.family", p -> p.getName().stream()
                            .flatMap(n -> Stream.ofNullable(n.getFamily())))
                    .string("given", "Patient.name.given", p -> p.getName().stream()
                            .flatMap(n -> Terms.strings(n.getGiven())))
                    .reference(
                            "organization",
                            "Patient.managingOrganization",
                            p -> Terms.reference(p.getManagingOrganization()))
                    .includes("organization")
                    .build(),
            of(Practitioner.class)
                    .deletable()
                    .token("identifier", "Practitioner.identifier", p -> Terms.identifiers(p.getIdentifier()))
                    .string("name", "Practitioner.name", p -> Terms.names(p.getName()))
                    .string("family", "Practitioner.name.family", p -> p.getName().stream()
                            .flatMap(n -> Stream.ofNullable(n.getFamily())))
                    .build(),
            of(PractitionerRole.class)
                    .deletable()
                    .token("identifier", "PractitionerRole.identifier", r -> Terms.identifiers(r.getIdentifier()))
                    .token("role", "PractitionerRole.code", r -> Terms.concepts(r.getCode()))
                    .token("specialty", "PractitionerRole.specialty", r -> Terms.concepts(r.getSpecialty()))
                    .reference(
                            "practitioner", "PractitionerRole.practitioner", r -> Terms.reference(r.getPractitioner()))
                    .reference(
                            "organization", "PractitionerRole.organization", r -> Terms.reference(r.getOrganization()))
                    .includes("practitioner", "organization")
                    .build(),
            of(Observation.class)
                    .deletable()
                    .token("identifier", "Observation.identifier", o -> Terms.identifiers(o.getIdentifier()))
                    .token("code", "Observation.code", o -> Terms.concept(o.getCode()))
                    .token("category", "Observation.category", o -> Terms.concepts(o.getCategory()))
                    .token(
                            "status",
                            "Observation.status",
                            o -> Terms.code(o.hasStatus() ? o.getStatus().toCode() : null))
                    .reference(
                            "patient",
                            "Observation.subject.where(resolve() is Patient)",
                            o -> Terms.reference(o.getSubject(), "Patient"))
                    .includes("patient")
                    .build(),
            of(DocumentReference.class)
                    .deletable()
                    .token("identifier", "DocumentReference.identifier", d -> Terms.identifiers(d.getIdentifier()))
                    .token("type", "DocumentReference.type", d -> Terms.concept(d.getType()))
                    .token(
                            "status",
                            "DocumentReference.status",
                            d -> Terms.code(d.hasStatus() ? d.getStatus().toCode() : null))
                    .reference(
                            "patient",
                            "DocumentReference.subject.where(resolve() is Patient)",
                            d -> Terms.reference(d.getSubject(), "Patient"))
                    .includes("patient")
                    .build());
}
