package ca.passerelle.gateway.partner;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.sender.SenderSettings;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The settings of a sender as JSON: members as {@link SenderSettings} names them, and no others. */
@Component
public class SettingsJson {

    private static final TypeReference<List<List<String>>> ROWS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    /** Reads and checks settings; refused with every problem, located by the member that it stands in. */
    public Outcome<SenderSettings> read(String text) {
        try {
            SenderSettings settings = JSON.readValue(text, SenderSettings.class);
            if (settings == null) {
                return refused("profile", ProblemCode.STRUCTURE, "A profile is a JSON object.");
            }
            List<Problem> problems = settings.problems();
            return problems.isEmpty() ? Outcome.mapped(settings, List.of()) : Outcome.rejected(problems);
        } catch (JsonMappingException wrongMember) {
            String member = wrongMember.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."))
                    .replace(".[", "[");
            return refused(
                    member.isEmpty() ? "profile" : member,
                    ProblemCode.STRUCTURE,
                    "This is no member of a profile, or not of its kind.");
        } catch (JsonProcessingException noJson) {
            return refused("profile", ProblemCode.UNREADABLE, "The profile is no JSON.");
        }
    }

    /** Settings as the registry keeps them, which were good when they were stored. */
    SenderSettings stored(String text) {
        return read(text).fold(Outcome.Mapped::value, refused -> {
            throw new IllegalStateException("the stored settings of a sender are not good: "
                    + refused.problems().stream().map(Problem::location).toList());
        });
    }

    /** Rows of texts. */
    List<List<String>> rows(String text) {
        try {
            return JSON.readValue(text, ROWS);
        } catch (JsonProcessingException ownJson) {
            throw new IllegalStateException(ownJson);
        }
    }

    String write(SenderSettings settings) {
        try {
            return JSON.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Outcome<SenderSettings> refused(String location, ProblemCode code, String text) {
        return Outcome.rejected(Problem.error(location, code, text));
    }
}
