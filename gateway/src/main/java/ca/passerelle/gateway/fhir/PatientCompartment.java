package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.SearchParameter;
import ca.passerelle.gateway.record.search.TypeGrammar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which types of the record belong to a patient, and the search parameter by which each refers to it. The Patient itself comes first. */
final class PatientCompartment {

    static final String PATIENT = "Patient";

    private static final List<String> BY = List.of("patient", "subject", "beneficiary", "member", "target");
    private static final Map<String, String> PARAMETERS = parameters();

    private PatientCompartment() {}

    /** The types, in the order in which they are told of. */
    static List<String> types() {
        return Stream.concat(Stream.of(PATIENT), PARAMETERS.keySet().stream()).toList();
    }

    static boolean contains(String type) {
        return type.equals(PATIENT) || PARAMETERS.containsKey(type);
    }

    /** The query by which resources of a type are found: those of one patient, or of any when null. */
    static Map<String, List<String>> query(String type, @Nullable String patient) {
        if (type.equals(PATIENT)) {
            return patient == null ? Map.of() : Map.of("_id", List.of(patient));
        }
        String parameter = PARAMETERS.getOrDefault(type, "");
        return patient == null
                ? Map.of(parameter + ":missing", List.of("false"))
                : Map.of(parameter, List.of(PATIENT + "/" + patient));
    }

    private static Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (TypeGrammar grammar : Grammar.types()) {
            if (!grammar.published() && !grammar.type().equals(PATIENT)) {
                by(grammar).ifPresent(name -> parameters.put(grammar.type(), name));
            }
        }
        return parameters;
    }

    private static Optional<String> by(TypeGrammar grammar) {
        return BY.stream()
                .filter(name -> grammar.parameter(name)
                        .filter(PatientCompartment::leadsToAPatient)
                        .isPresent())
                .findFirst();
    }

    private static boolean leadsToAPatient(SearchParameter parameter) {
        return parameter.kind() == SearchParameter.Kind.REFERENCE
                && parameter.targets().contains(PATIENT);
    }
}
