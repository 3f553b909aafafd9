package ca.passerelle.gateway.record.content;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** Invariants of questions and answers. */
final class QuestionnaireRules {

    private static final Set<QuestionnaireItemType> WITH_OPTIONS = EnumSet.of(
            QuestionnaireItemType.CHOICE,
            QuestionnaireItemType.OPENCHOICE,
            QuestionnaireItemType.DECIMAL,
            QuestionnaireItemType.INTEGER,
            QuestionnaireItemType.DATE,
            QuestionnaireItemType.DATETIME,
            QuestionnaireItemType.TIME,
            QuestionnaireItemType.STRING,
            QuestionnaireItemType.QUANTITY);
    private static final Set<QuestionnaireItemType> WITH_LENGTH = EnumSet.of(
            QuestionnaireItemType.BOOLEAN,
            QuestionnaireItemType.DECIMAL,
            QuestionnaireItemType.INTEGER,
            QuestionnaireItemType.STRING,
            QuestionnaireItemType.TEXT,
            QuestionnaireItemType.URL,
            QuestionnaireItemType.OPENCHOICE);

    static final List<Rule> ALL = List.of(
            item(
                    "que-1",
                    "A group has items, a display has none.",
                    item -> (!is(item, QuestionnaireItemType.GROUP) || item.hasItem())
                            && (!is(item, QuestionnaireItemType.DISPLAY) || !item.hasItem())),
            Rule.of(
                    Questionnaire.class,
                    "que-2",
                    "A linkId occurs once.",
                    questionnaire -> areDistinct(questionnaire.getItem(), new HashSet<>())),
            item(
                    "que-3",
                    "A display has no code.",
                    item -> !is(item, QuestionnaireItemType.DISPLAY) || !item.hasCode()),
            item(
                    "que-4",
                    "There are answer options or a value set of answers, not both.",
                    item -> !item.hasAnswerOption() || !item.hasAnswerValueSet()),
            item(
                    "que-5",
                    "An item of this type has no answer options and no value set of answers.",
                    item -> WITH_OPTIONS.contains(item.getType())
                            || (!item.hasAnswerValueSet() && !item.hasAnswerOption())),
            item(
                    "que-6",
                    "A display is neither required nor repeated.",
                    item -> !is(item, QuestionnaireItemType.DISPLAY) || (!item.hasRequired() && !item.hasRepeats())),
            Rule.of(
                    QuestionnaireItemEnableWhenComponent.class,
                    "que-7",
                    "The operator exists is compared with true or false.",
                    when -> when.getOperator() != QuestionnaireItemOperator.EXISTS
                            || when.getAnswer() instanceof BooleanType),
            Rule.inResource(
                    QuestionnaireItemComponent.class,
                    "enable-when",
                    "A condition asks about another item, by its linkId.",
                    (item, resource) -> !item.hasEnableWhen()
                            || !(resource instanceof Questionnaire questionnaire)
                            || item.getEnableWhen().stream()
                                    .allMatch(when -> asksAboutAnother(when, item, questionnaire))),
            item(
                    "que-8",
                    "A group or a display has no initial value.",
                    item -> (!is(item, QuestionnaireItemType.GROUP) && !is(item, QuestionnaireItemType.DISPLAY))
                            || !item.hasInitial()),
            item(
                    "que-9",
                    "A display is not read-only.",
                    item -> !is(item, QuestionnaireItemType.DISPLAY) || !item.hasReadOnly()),
            item(
                    "que-10",
                    "An item of this type has no maximal length.",
                    item -> !item.hasMaxLength() || WITH_LENGTH.contains(item.getType())),
            item(
                    "que-11",
                    "There are answer options or an initial value, not both.",
                    item -> !item.hasAnswerOption() || !item.hasInitial()),
            // The specification says "more than one" and tests for more than two; the test is what binds.
            item(
                    "que-12",
                    "Conditions say by enableBehavior how they work together.",
                    item -> !item.hasEnableWhen() || item.getEnableWhen().size() <= 2 || item.hasEnableBehavior()),
            item(
                    "que-13",
                    "Only an item that repeats has more than one initial value.",
                    item -> !item.hasInitial() || item.getInitial().size() <= 1 || item.getRepeats()),
            Rule.of(
                    QuestionnaireResponseItemComponent.class,
                    "qrs-1",
                    "An item has answers or items, not both.",
                    item -> !item.hasAnswer() || !item.hasItem()));

    private QuestionnaireRules() {}

    private static Rule item(String key, String text, Predicate<QuestionnaireItemComponent> holds) {
        return Rule.of(QuestionnaireItemComponent.class, key, text, holds);
    }

    private static boolean is(QuestionnaireItemComponent item, QuestionnaireItemType type) {
        return item.getType() == type;
    }

    private static boolean asksAboutAnother(
            QuestionnaireItemEnableWhenComponent when, QuestionnaireItemComponent item, Questionnaire questionnaire) {
        String question = when.getQuestion();
        return question == null || (!question.equals(item.getLinkId()) && occurs(question, questionnaire.getItem()));
    }

    private static boolean occurs(String linkId, List<QuestionnaireItemComponent> items) {
        return items.stream()
                .anyMatch(
                        item -> linkId.equals(item.getLinkId()) || (item.hasItem() && occurs(linkId, item.getItem())));
    }

    private static boolean areDistinct(List<QuestionnaireItemComponent> items, Set<String> seen) {
        return items.stream()
                .allMatch(item -> (!item.hasLinkId() || seen.add(item.getLinkId()))
                        && (!item.hasItem() || areDistinct(item.getItem(), seen)));
    }
}
