package ca.passerelle.gateway.record.content;

import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.OidType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.UuidType;
import org.jspecify.annotations.Nullable;

/** The forms of primitive values (FHIR R4 section 2.24.0.1), as far as the parser does not see to them. */
final class Format {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern OID = Pattern.compile("urn:oid:[0-2](\\.(0|[1-9][0-9]*))+");
    private static final Pattern UUID =
            Pattern.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?");

    /** A date with a time: to the second at least, and with a zone. */
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})");

    private static final int MAX_TEXT = 1024 * 1024;
    private static final int DAY = "2026-01-31".length();

    static final String AN_ID = "An id has up to 64 letters, digits, hyphens and dots.";

    private Format() {}

    static boolean isId(String value) {
        return ID.matcher(value).matches();
    }

    /** What is wrong with a value; null when nothing is. */
    static @Nullable String wrong(PrimitiveType<?> primitive, String value) {
        if (primitive instanceof UriType) {
            return uri(primitive, value);
        }
        if (primitive instanceof CodeType) {
            return isCode(value) ? null : "A code has no space at its ends and no two in a row.";
        }
        if (primitive instanceof IdType) {
            return isId(value) ? null : AN_ID;
        }
        if (primitive instanceof StringType) {
            return text(value);
        }
        if (primitive instanceof BaseDateTimeType) {
            return date(primitive, value);
        }
        if (primitive instanceof PositiveIntType) {
            return isBelow(value, '1') ? "The number is 1 or more." : null;
        }
        if (primitive instanceof UnsignedIntType) {
            return isBelow(value, '0') ? "The number is not negative." : null;
        }
        if (primitive instanceof TimeType) {
            return TIME.matcher(value).matches() ? null : "A time has hours, minutes and seconds: 14:05:00.";
        }
        return null;
    }

    private static @Nullable String uri(PrimitiveType<?> primitive, String value) {
        if (primitive instanceof OidType) {
            return OID.matcher(value).matches() ? null : "An oid is urn:oid: with numbers and dots.";
        }
        if (primitive instanceof UuidType) {
            return UUID.matcher(value).matches() ? null : "A uuid is urn:uuid: with a UUID in small letters.";
        }
        return value.chars().noneMatch(c -> c <= ' ') ? null : "A URI has no spaces in it.";
    }

    private static @Nullable String date(PrimitiveType<?> primitive, String value) {
        if (primitive instanceof DateType) {
            return value.length() <= DAY ? null : "A date has no time of day.";
        }
        boolean needsTime = primitive instanceof InstantType;
        return (value.length() <= DAY && !needsTime) || MOMENT.matcher(value).matches()
                ? null
                : "A date with a time of day has seconds and a time zone: 2026-01-31T14:05:00-08:00.";
    }

    private static @Nullable String text(String value) {
        if (value.length() > MAX_TEXT) {
            return "A text has at most " + MAX_TEXT + " characters.";
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                return "A text has no control characters.";
            }
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!paired) {
                    return "A text is valid Unicode.";
                }
                i++;
            }
        }
        return null;
    }

    private static boolean isCode(String value) {
        boolean space = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean isSpace = Character.isWhitespace(c);
            if (c < ' ' || (isSpace && space)) {
                return false;
            }
            space = isSpace;
        }
        return !space;
    }

    /** Whether a number, as the parser has read it, is less than 0 or 1. */
    private static boolean isBelow(String value, char least) {
        return value.charAt(0) == '-' || (value.charAt(0) == '0' && value.length() == 1 && least == '1');
    }
}
