package ca.passerelle.routes.port.sender;

import ca.passerelle.profiles.HealthNumber;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.SenderProfile;
import ca.passerelle.routes.port.sender.Conversation.Acknowledgement;
import ca.passerelle.routes.port.sender.Conversation.BackChannel;
import ca.passerelle.routes.port.sender.Conversation.ReusedControlId;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The data of a sender profile in plain values: what is configured, stored as JSON and tried in a dry run. What is absent has its usual
 * value; only {@code zone} has none.
 *
 * @param zone IANA name of the zone of times without an offset
 * @param fallbackCharset IANA name of a charset; {@code windows-1252}
 * @param patientFields PID fields with identifiers, in the order in which they decide, of 2, 3, 4, 18 and 19; {@code [3, 2, 4, 19]}
 * @param authorities assigning authorities to identifier systems
 * @param province two letters: whose a health number is that names no issuer
 * @param statuses RF1-1 to {@code P A R E C}
 * @param priorities RF1-2 to {@code routine urgent asap stat}
 * @param categories RF1-3 to a need
 * @param businessKey where a referral's number stands; {@code [RF1-6, RF1-11, ORC-2, OBR-2]}
 * @param localFields fields of Z segments to what becomes of them
 * @param waitFor kinds of codes without a meaning for which a message waits; none
 * @param acknowledgement {@code AS_ASKED}
 * @param backChannels in order of preference
 * @param reusedControlId {@code ACCEPT}
 */
public record SenderSettings(
        @Nullable String zone,
        @Nullable String fallbackCharset,
        @Nullable List<Integer> patientFields,
        @Nullable Map<String, String> authorities,
        @Nullable String province,
        @Nullable Map<String, String> statuses,
        @Nullable Map<String, String> priorities,
        @Nullable Map<String, String> categories,
        @Nullable List<String> businessKey,
        @Nullable Map<String, LocalField> localFields,
        @Nullable Set<CodeKind> waitFor,
        @Nullable Acknowledgement acknowledgement,
        @Nullable List<BackChannel> backChannels,
        @Nullable ReusedControlId reusedControlId) {

    private static final String USUAL_CHARSET = "windows-1252";

    /** The usual settings in a zone. */
    public static SenderSettings inZone(String zone) {
        return new SenderSettings(zone, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What is wrong with the settings, each by the member it stands in ({@code priorities.N}); empty when they are good. */
    public List<Problem> problems() {
        return SettingsCheck.of(this);
    }

    /**
     * The profile of a sender with these settings.
     *
     * @param found meanings of codes that were given later, by kind; the settings' own come first
     * @throws IllegalArgumentException when the settings are not good
     */
    public SenderProfile profile(Identification identification, Map<CodeKind, Map<String, String>> found) {
        if (!problems().isEmpty() || zone == null) {
            throw new IllegalArgumentException("the settings of a sender are not good: "
                    + problems().stream().map(Problem::location).toList());
        }
        return new SenderProfile(
                identification,
                new PatientIdentity(
                        or(patientFields, PatientIdentity.USUAL_FIELDS),
                        merged(authorities, found.get(CodeKind.AUTHORITY), Function.identity()),
                        province == null
                                ? null
                                : HealthNumber.ofProvince(province).orElseThrow()),
                mapping(ZoneId.of(zone), found),
                new Conversation(
                        or(acknowledgement, Acknowledgement.AS_ASKED),
                        or(backChannels, List.of()),
                        or(reusedControlId, ReusedControlId.ACCEPT)));
    }

    private MappingRules mapping(ZoneId where, Map<CodeKind, Map<String, String>> found) {
        Map<FieldPath, LocalField> fields = new HashMap<>();
        or(localFields, Map.<String, LocalField>of())
                .forEach((path, field) -> fields.put(FieldPath.parse(path).orElseThrow(), field));
        Set<CodeKind> waiting = EnumSet.noneOf(CodeKind.class);
        waiting.addAll(or(waitFor, Set.of()));
        return new MappingRules(
                where,
                Charset.forName(or(fallbackCharset, USUAL_CHARSET)),
                merged(statuses, found.get(CodeKind.STATUS), code -> code.toUpperCase(Locale.ROOT)),
                merged(priorities, found.get(CodeKind.PRIORITY), code -> code.toLowerCase(Locale.ROOT)),
                merged(categories, found.get(CodeKind.CATEGORY), code -> code.toLowerCase(Locale.ROOT)),
                businessKey == null
                        ? MappingRules.USUAL_KEY
                        : businessKey.stream()
                                .map(path -> FieldPath.parse(path).orElseThrow())
                                .toList(),
                fields,
                waiting);
    }

    private static Map<String, String> merged(
            @Nullable Map<String, String> own, @Nullable Map<String, String> found, Function<String, String> form) {
        Map<String, String> merged = new TreeMap<>();
        or(found, Map.<String, String>of())
                .forEach((code, meaning) -> merged.put(code.toUpperCase(Locale.ROOT), form.apply(meaning)));
        or(own, Map.<String, String>of())
                .forEach((code, meaning) -> merged.put(code.toUpperCase(Locale.ROOT), form.apply(meaning)));
        return merged;
    }

    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
