package ca.passerelle.gateway.record.content;

import ca.passerelle.gateway.fhir.strict.StrictContent;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** What a write says of a text before it looks at the record: the strict reading, the parser, and the check of the content. */
final class Verdicts {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final StrictContent strict;
    private final ContentCheck check;

    Verdicts(StrictContent strict, ContentCheck check) {
        this.strict = strict;
        this.check = check;
    }

    /** Why the text is refused; nothing when it is not. */
    List<Problem> of(String text) {
        boolean xml = text.startsWith("<");
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (xml) {
                strict.checkXml(bytes, null);
            } else {
                strict.checkJson(bytes, null);
            }
            IParser parser = xml ? FHIR.newXmlParser() : FHIR.newJsonParser();
            Resource resource = (Resource)
                    parser.setParserErrorHandler(new StrictErrorHandler()).parseResource(text);
            Content content = check.of(resource, resource.fhirType());
            List<Problem> problems = new ArrayList<>(content.problems());
            content.references().stream()
                    .filter(Verdicts::isMisdirected)
                    .forEach(located -> problems.add(Problem.error(
                            located.path(), ProblemCode.INVALID_VALUE, "The reference leads to another type.")));
            return problems;
        } catch (Refusal refusal) {
            return refusal.problems();
        } catch (DataFormatException e) {
            return List.of(Problem.error("request", ProblemCode.STRUCTURE, String.valueOf(e.getMessage())));
        }
    }

    private static boolean isMisdirected(Content.Located located) {
        return !located.targets().isEmpty()
                && ResourceKey.of(located.literal())
                        .filter(key -> !located.targets().contains(key.type()))
                        .isPresent();
    }
}
