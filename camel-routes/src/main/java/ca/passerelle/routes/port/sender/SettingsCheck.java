package ca.passerelle.routes.port.sender;

import ca.passerelle.profiles.HealthNumber;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.kit.Problem;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.jspecify.annotations.Nullable;

/** What is wrong with the settings of a sender, each problem located by the member that it stands in. */
public final class SettingsCheck {

    private static final Set<String> STATUSES = Set.of("P", "A", "R", "E", "C");
    private static final Set<Integer> IDENTIFIER_FIELDS = Set.of(2, 3, 4, 18, 19);
    private static final Vocabulary VOCABULARY = Vocabulary.load();

    private final List<Problem> problems = new ArrayList<>();

    private SettingsCheck() {}

    static List<Problem> of(SenderSettings settings) {
        SettingsCheck check = new SettingsCheck();
        check.text(settings);
        check.patients(settings);
        check.meanings("statuses", CodeKind.STATUS, settings.statuses());
        check.meanings("priorities", CodeKind.PRIORITY, settings.priorities());
        check.meanings("categories", CodeKind.CATEGORY, settings.categories());
        check.meanings("authorities", CodeKind.AUTHORITY, settings.authorities());
        check.paths(settings);
        return List.copyOf(check.problems);
    }

    /** Why a meaning is none for a code of this kind; empty when it is one. */
    public static Optional<String> ofMeaning(CodeKind kind, @Nullable String meaning) {
        if (meaning == null || meaning.isBlank()) {
            return Optional.of("there is no meaning");
        }
        return switch (kind) {
            case STATUS ->
                unless(STATUSES.contains(meaning.toUpperCase(Locale.ROOT)), "a status means one of P, A, R, E and C");
            case PRIORITY -> unless(isPriority(meaning), "a priority means one of routine, urgent, asap and stat");
            case CATEGORY ->
                unless(
                        VOCABULARY
                                .display(Systems.NEED, meaning.toLowerCase(Locale.ROOT), Locale.ENGLISH)
                                .isPresent(),
                        "a category means a code of the code system of needs");
            case AUTHORITY -> unless(isSystem(meaning), "an authority means an identifier system, which is a URI");
        };
    }

    private void text(SenderSettings settings) {
        try {
            require(
                    settings.zone() != null
                            && !ZoneId.of(settings.zone()).getId().isEmpty(),
                    "zone",
                    "it is required");
        } catch (DateTimeException noZone) {
            require(false, "zone", "not the name of a time zone");
        }
        String charset = settings.fallbackCharset();
        try {
            require(
                    charset == null
                            || Charset.isSupported(charset)
                                    && Charset.forName(charset).canEncode(),
                    "fallbackCharset",
                    "not a charset that is known here");
        } catch (IllegalCharsetNameException noName) {
            require(false, "fallbackCharset", "not the name of a charset");
        }
    }

    private void patients(SenderSettings settings) {
        List<Integer> fields = settings.patientFields();
        if (fields != null) {
            require(!fields.isEmpty(), "patientFields", "at least one field is needed");
            for (int index = 0; index < fields.size(); index++) {
                require(
                        IDENTIFIER_FIELDS.contains(fields.get(index)),
                        "patientFields[" + index + "]",
                        "identifiers stand in PID-2, 3, 4, 18 or 19");
            }
        }
        require(
                settings.province() == null
                        || HealthNumber.ofProvince(settings.province()).isPresent(),
                "province",
                "not a province or territory of two letters");
    }

    private void meanings(String member, CodeKind kind, @Nullable Map<String, String> map) {
        SenderSettings.or(map, Map.<String, String>of()).forEach((code, meaning) -> ofMeaning(kind, meaning)
                .ifPresent(why -> require(false, member + "." + code, why)));
    }

    private void paths(SenderSettings settings) {
        List<String> key = settings.businessKey();
        if (key != null) {
            require(!key.isEmpty(), "businessKey", "at least one field is needed");
            for (int index = 0; index < key.size(); index++) {
                path("businessKey[" + index + "]", key.get(index));
            }
        }
        SenderSettings.or(settings.localFields(), Map.<String, LocalField>of()).forEach((path, field) -> {
            String member = "localFields." + path;
            path(member, path);
            require(path.startsWith("Z"), member, "only segments of the sender's own, which begin with Z");
            require(field.use() != null, member + ".use", "it is required");
            require(
                    field.code() == null || field.use() == LocalField.Use.OBSERVATION,
                    member + ".code",
                    "only an observation has a code");
            require(field.system() == null || isSystem(field.system()), member + ".system", "a system is a URI");
        });
    }

    private void path(String member, String path) {
        require(FieldPath.parse(path).isPresent(), member, "a field is written RF1-6, a component RF1-6.1");
    }

    private void require(boolean good, String member, String why) {
        if (!good) {
            problems.add(Problem.error(member, ProblemCode.INVALID_VALUE, why));
        }
    }

    private static Optional<String> unless(boolean good, String why) {
        return good ? Optional.empty() : Optional.of(why);
    }

    private static boolean isPriority(String meaning) {
        try {
            return ServiceRequestPriority.fromCode(meaning.toLowerCase(Locale.ROOT)) != null;
        } catch (FHIRException unknown) {
            return false;
        }
    }

    private static boolean isSystem(String meaning) {
        try {
            return meaning.length() <= 500 && URI.create(meaning).isAbsolute();
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }
}
