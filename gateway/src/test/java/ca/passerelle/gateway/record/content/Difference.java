package ca.passerelle.gateway.record.content;

import ca.passerelle.routes.kit.Problem;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A difference from the instance validator that is meant.
 *
 * @param why why it is meant
 * @param example a resource that shows it; apostrophes stand for quotation marks
 * @param theirs which of the validator's errors a write does not share
 * @param ours which of a write's problems the validator does not share
 */
record Difference(String why, String example, Pattern theirs, Pattern ours) {

    private static final Pattern NONE = Pattern.compile("(?!)");

    /** The start and the end of a period, or the times of a Task. */
    private static final Pattern TWO_TIMES = Pattern.compile(
            "\"(?:start|authoredOn)\"\\s*:\\s*\"([^\"]*)\"\\s*,\\s*\"(?:end|lastModified)\"\\s*:\\s*\"([^\"]*)\"");

    static final List<Difference> ALL = List.of(
            laxer(
                    "Reference.type is what a sender says of the target; what counts is where the reference leads.",
                    "{'resourceType':'Patient','managingOrganization':{'type':'organization','display':'x'}}",
                    "Invalid Resource target type|is not a valid Target for this element|resource-types#"),
            laxer(
                    "Codes are checked where a binding is required; elsewhere guides and countries add their own.",
                    "{'resourceType':'Patient','identifier':[{'type':{'coding':[{'system':"
                            + "'http://terminology.hl7.org/CodeSystem/v2-0203','code':'PGN'}]},'value':'1'}]}",
                    "^Unknown code '|^Unknown Code System '"),
            laxer(
                    "XML elements in another order mean the same, and real senders write them so.",
                    "<Patient xmlns='http://hl7.org/fhir'><active value='true'/><language value='fr'/></Patient>",
                    "is out of order"),
            laxer(
                    "Dates of unlike precision are compared as far as they tell.",
                    "{'resourceType':'Patient','name':[{'period':{'start':'2026-02','end':'2026-02-01'}}]}",
                    "Constraint failed: (per-1|inv-1)"),
            laxer(
                    "Quantities in unlike units are not converted; the validator cannot compare them either.",
                    "{'resourceType':'Patient','extension':[{'url':'https://example.org/x','valueRange':{'low':"
                            + "{'value':2,'unit':'d'},'high':{'value':1,'unit':'wk'}}}]}",
                    "rng-2.*HAPI-0676"),
            laxer(
                    "Units are kept as they are written; UCUM is not parsed.",
                    "{'resourceType':'Observation','status':'final','code':{'text':'x'},'valueQuantity':"
                            + "{'value':1,'code':'kg x','system':'http://unitsofmeasure.org'}}",
                    "^Error processing unit '"),
            laxer(
                    "Real senders name systems of their own by a word; nothing is lost by keeping it.",
                    "{'resourceType':'Observation','status':'final','code':{'text':'x'},'valueQuantity':"
                            + "{'value':1,'code':'spoon','system':'local'}}",
                    "Coding.system must be an absolute reference"),
            laxer(
                    "Real senders refer to questionnaires of their own by a relative canonical.",
                    "{'resourceType':'QuestionnaireResponse','status':'completed','questionnaire':'Questionnaire/1'}",
                    "^Canonical URLs must be absolute"),
            laxer(
                    "A link within the narrative that leads nowhere harms nobody.",
                    "{'resourceType':'Patient','text':{'status':'generated','div':"
                            + "'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'><a href=\\'#x\\'>a</a></div>'}}",
                    "^Hyperlink '#"),
            stricter(
                    "The validator has no list of media types; a code without a slash is none.",
                    "{'resourceType':'Binary','contentType':'pdf'}",
                    "required-binding: The code is a media type"),
            stricter(
                    "The validator lets a subjectType pass that is no resource type.",
                    "{'resourceType':'Questionnaire','status':'active','subjectType':['Person of interest']}",
                    "required-binding: The code is the name of a resource type"),
            stricter(
                    "The validator follows no reference; this one says itself where it leads.",
                    "{'resourceType':'CareTeam','participant':[{'member':{'reference':'Patient/1'},"
                            + "'onBehalfOf':{'display':'x'}}]}",
                    "^ctm-1:"),
            stricter(
                    "An address of a private network is R4's, and no business of anybody else.",
                    "{'resourceType':'Patient','photo':[{'url':'http://169.254.169.254/x'}]}",
                    "The address is not one of"));

    private static Difference laxer(String why, String example, String message) {
        return new Difference(why, text(example), Pattern.compile(message, Pattern.DOTALL), NONE);
    }

    private static Difference stricter(String why, String example, String text) {
        return new Difference(why, text(example), NONE, Pattern.compile(text, Pattern.DOTALL));
    }

    private static String text(String example) {
        return example.replace('\'', '"');
    }

    /** Whether an error of the validator about a text is one that a write does not share. */
    boolean explains(SingleValidationMessage error, String text) {
        return theirs.matcher(error.getMessage()).find()
                && (!error.getMessage().contains("per-1") && !error.getMessage().contains("inv-1")
                        || areOfUnlikePrecision(text));
    }

    boolean explains(Problem problem) {
        return ours.matcher(problem.text()).find();
    }

    private static boolean areOfUnlikePrecision(String text) {
        Matcher times = TWO_TIMES.matcher(text);
        while (times.find()) {
            if (times.group(1).length() != times.group(2).length()) {
                return true;
            }
        }
        return false;
    }
}
