package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.V2CodingSystem;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.port.SenderProfile;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** CE, CWE and CNE to CodeableConcept: every code as it was sent, with the system it names or else one of the sender's own. */
final class ConceptFromCwe {

    private static final Set<String> LOCAL = Set.of("", "L", "LOCAL");

    private ConceptFromCwe() {}

    /**
     * @param coded the repetition; components 1–3 and 4–6 are codings, 9 the original text
     * @param name names the sender's own system when it names none, e.g. a table number
     */
    static CodeableConcept concept(Repetition coded, String name, SenderProfile profile) {
        CodeableConcept concept = new CodeableConcept();
        addCoding(concept, coded, 1, name, profile);
        addCoding(concept, coded, 4, name, profile);
        String text = firstFilled(coded.text(9), coded.text(2), coded.text(5), coded.text(1));
        return text.isEmpty() ? concept : concept.setText(text);
    }

    private static void addCoding(
            CodeableConcept concept, Repetition coded, int first, String name, SenderProfile profile) {
        String code = coded.text(first);
        if (code.isEmpty()) {
            return;
        }
        String system = coded.text(first + 2);
        Coding coding = concept.addCoding()
                .setCode(code)
                .setSystem(V2CodingSystem.fhir(system).orElseGet(() -> own(system, name, profile)));
        if (!coded.text(first + 1).isEmpty()) {
            coding.setDisplay(coded.text(first + 1));
        }
    }

    private static String own(String system, String name, SenderProfile profile) {
        boolean local = LOCAL.contains(system.toUpperCase(Locale.ROOT));
        return Systems.PARTNER_CODE + Conditional.segments(profile.partnerKey(), local ? name : system);
    }

    private static String firstFilled(String... candidates) {
        for (String candidate : candidates) {
            if (!candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }
}
