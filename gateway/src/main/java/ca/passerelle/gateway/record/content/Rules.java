package ca.passerelle.gateway.record.content;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;

/** All rules of R4 that a write is checked against beyond what the model says. */
final class Rules {

    private static final List<Rule> ALL = Stream.of(
                    DataTypeRules.ALL,
                    TimingRules.ALL,
                    NarrativeRules.ALL,
                    ContainmentRules.ALL,
                    BindingRules.ALL,
                    PartyRules.ALL,
                    CareRules.ALL,
                    AppointmentRules.ALL,
                    QuestionnaireRules.ALL,
                    DefinitionRules.ALL)
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    static List<Rule> all() {
        return ALL;
    }

    /** The rules about a class of elements. */
    static List<Rule> of(Class<? extends Base> type) {
        return ALL.stream().filter(rule -> rule.type().isAssignableFrom(type)).toList();
    }
}
