package ca.passerelle.profiles;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Concepts that every referral carries. Each call gives a new instance, because FHIR elements can be changed. */
public final class Concepts {

    private Concepts() {}

    /** What a ServiceRequest asks for when nothing finer is known: a referral. */
    public static CodeableConcept referral() {
        return new CodeableConcept(new Coding(Systems.SNOMED, "3457005", "Patient referral"));
    }

    /** What a Task asks for: to fulfil the request it focuses on. */
    public static CodeableConcept fulfill() {
        return new CodeableConcept(new Coding(Systems.TASK_CODE, "fulfill", null));
    }

    /** The kind of document that a referral letter is. */
    public static Coding referralNote() {
        return new Coding(Systems.LOINC, "57133-1", "Referral note");
    }

    /** An identifier type of HL7 table 0203. */
    public static CodeableConcept identifierType(String code) {
        return new CodeableConcept(new Coding(Systems.IDENTIFIER_TYPE, code, null));
    }
}
