package ca.passerelle.gateway.record.content;

import java.util.List;
import org.hl7.fhir.r4.model.DataRequirement.DataRequirementCodeFilterComponent;
import org.hl7.fhir.r4.model.DataRequirement.DataRequirementDateFilterComponent;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.TriggerDefinition;
import org.hl7.fhir.r4.model.TriggerDefinition.TriggerType;

/** Invariants of expressions, triggers and data requirements, which come in extensions. */
final class DefinitionRules {

    static final List<Rule> ALL = List.of(
            Rule.of(
                    Expression.class,
                    "exp-1",
                    "An expression is given or referred to.",
                    expression -> expression.hasExpression() || expression.hasReference()),
            Rule.of(
                    TriggerDefinition.class,
                    "trd-1",
                    "A trigger has data or a timing, not both.",
                    trigger -> !trigger.hasData() || !trigger.hasTiming()),
            Rule.of(
                    TriggerDefinition.class,
                    "trd-2",
                    "A condition comes with data.",
                    trigger -> !trigger.hasCondition() || trigger.hasData()),
            Rule.of(
                    TriggerDefinition.class,
                    "trd-3",
                    "A named event has a name, a periodic one a timing, one on data its data.",
                    DefinitionRules::hasWhatItsTypeNeeds),
            Rule.of(
                    DataRequirementCodeFilterComponent.class,
                    "drq-1",
                    "A filter has a path or a searchParam, not both.",
                    filter -> filter.hasPath() != filter.hasSearchParam()),
            Rule.of(
                    DataRequirementDateFilterComponent.class,
                    "drq-2",
                    "A filter has a path or a searchParam, not both.",
                    filter -> filter.hasPath() != filter.hasSearchParam()));

    private DefinitionRules() {}

    private static boolean hasWhatItsTypeNeeds(TriggerDefinition trigger) {
        TriggerType type = trigger.getType();
        if (type == null) {
            return true;
        }
        return switch (type) {
            case NAMEDEVENT -> trigger.hasName();
            case PERIODIC -> trigger.hasTiming();
            case DATACHANGED, DATAADDED, DATAMODIFIED, DATAREMOVED, DATAACCESSED, DATAACCESSENDED -> trigger.hasData();
            case NULL -> true;
        };
    }
}
