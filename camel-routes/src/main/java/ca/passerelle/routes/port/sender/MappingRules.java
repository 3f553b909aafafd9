package ca.passerelle.routes.port.sender;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a sender's messages are read.
 *
 * @param zone the zone of times without an offset
 * @param fallbackCharset what bytes are read as that are neither as declared nor UTF-8
 * @param statuses RF1-1 as the sender writes it (upper case) to {@code P A R E C}
 * @param priorities RF1-2 as the sender writes it (upper case) to a FHIR request priority
 * @param categories RF1-3 as the sender writes it (upper case) to a need
 * @param businessKey where the number of a referral stands, the first that is filled
 * @param localFields what becomes of fields of the sender's own segments
 * @param waitFor kinds of codes without a meaning for which a message waits; any other is kept as sent and noted
 */
public record MappingRules(
        ZoneId zone,
        Charset fallbackCharset,
        Map<String, String> statuses,
        Map<String, String> priorities,
        Map<String, String> categories,
        List<FieldPath> businessKey,
        Map<FieldPath, LocalField> localFields,
        Set<CodeKind> waitFor) {

    /** As real senders fill them (HL7 v2.9 §11.8.1.6 and what stands in its place). */
    public static final List<FieldPath> USUAL_KEY = List.of(
            new FieldPath("RF1", 6, 0),
            new FieldPath("RF1", 11, 0),
            new FieldPath("ORC", 2, 0),
            new FieldPath("OBR", 2, 0));

    public MappingRules {
        statuses = Map.copyOf(statuses);
        priorities = Map.copyOf(priorities);
        categories = Map.copyOf(categories);
        businessKey = List.copyOf(businessKey);
        localFields = Map.copyOf(localFields);
        waitFor = Set.copyOf(waitFor);
    }

    /** What a code of the sender's means; empty when the profile does not say. */
    public Optional<String> meaning(CodeKind kind, String code) {
        Map<String, String> map =
                switch (kind) {
                    case STATUS -> statuses;
                    case PRIORITY -> priorities;
                    case CATEGORY -> categories;
                    case AUTHORITY -> Map.<String, String>of();
                };
        return Optional.ofNullable(map.get(code.toUpperCase(Locale.ROOT)));
    }
}
