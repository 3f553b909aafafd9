package ca.passerelle.profiles;

import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Concepts that every referral carries. Each call gives a new instance, because FHIR elements can be changed. */
public final class Concepts {

    /** Codes of HL7 table 0203, identifier type. */
    private static final Set<String> IDENTIFIER_TYPES =
            Set.of(("AC ACSN AIN AM AMA AN ANC AND ANON ANT APRN ASID BA BC BCFN BCT BR BRN BSNR CC CONM CY CZ DC DCFN "
                            + "DDS DEA DFN DI DL DN DO DP DPM DR DS DSG EI EN ESN FDR FDRFN FI FILL GI GL GN HC IND IRISTEM JHN "
                            + "LACSN LANR LI LN LR MA MB MC MCD MCN MCR MCT MD MI MR MRT MS NBSNR NCT NE NH NI NII NIIP NP NPI OD "
                            + "PA PC PCN PE PEN PGN PHC PHE PHO PI PIN PLAC PN PNT PPIN PPN PR PRC PRN PT QA RI RN RPH RR RRI RRP "
                            + "SAMN SB SID SL SN SNBSN SNO SP SR SRX SS STN TAX TN TPR TRL U UDI ULI UNAG UPIN USID VN VP VS WC WCN "
                            + "WP XX")
                    .split(" "));

    /** The Task code of CA:eReC for a referral that asks for advice; the one code that may come and go. */
    public static final String CONSULT = "process-request-consult";

    /** The order detail of Gravity that says that nobody but the referrer contacts the person. */
    public static final String NO_CONTACT = "contacting-subject-prohibited";

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

    /**
     * The kind of an identifier as a system wrote it.
     *
     * @param written CX.5; a code that HL7's table 0203 does not have is kept as text alone
     */
    public static CodeableConcept sentIdentifierType(String written) {
        String code = written.toUpperCase(Locale.ROOT);
        CodeableConcept type = IDENTIFIER_TYPES.contains(code) ? identifierType(code) : new CodeableConcept();
        return type.setText(written);
    }
}
