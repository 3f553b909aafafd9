package ca.passerelle.gateway.record.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** The terms that FHIR data types give, as FHIR R4 search (section 3.1.1.5) defines them for tokens, references, URIs and strings. */
final class Terms {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Terms() {}

    /** {@code code}, {@code system|code} and {@code system|}; without a system {@code code} and {@code |code}. */
    static Stream<String> token(Base value) {
        if (value instanceof CodeableConcept concept) {
            return concept.getCoding().stream().flatMap(Terms::token);
        }
        if (value instanceof Coding coding) {
            return token(coding.getSystem(), coding.getCode());
        }
        if (value instanceof Identifier identifier) {
            return token(identifier.getSystem(), identifier.getValue());
        }
        if (value instanceof ContactPoint contact) {
            return token(contact.hasSystem() ? contact.getSystem().toCode() : null, contact.getValue());
        }
        if (value instanceof Enumeration<?> code) {
            return token(code.getSystem(), code.getValueAsString());
        }
        return value instanceof PrimitiveType<?> primitive ? token(null, primitive.getValueAsString()) : Stream.empty();
    }

    private static Stream<String> token(@Nullable String system, @Nullable String code) {
        boolean systemless = system == null || system.isEmpty();
        if (code == null || code.isEmpty()) {
            return systemless ? Stream.empty() : Stream.of(system + "|");
        }
        return systemless ? Stream.of(code, "|" + code) : Stream.of(code, system + "|" + code, system + "|");
    }

    /** The words of a code: the text of a concept and the displays of its codings. */
    static Stream<String> codeText(Base value) {
        if (value instanceof CodeableConcept concept) {
            return Stream.concat(
                    Stream.ofNullable(concept.getText()),
                    concept.getCoding().stream().flatMap(Terms::codeText));
        }
        return value instanceof Coding coding ? Stream.ofNullable(coding.getDisplay()) : Stream.empty();
    }

    /** {@code Type/id} of a literal reference, any other URL as it stands; of a canonical also without its version. */
    static Stream<String> reference(Base value) {
        String literal = value instanceof Reference reference
                ? reference.getReference()
                : value instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : null;
        if (literal == null || literal.startsWith("#")) {
            return Stream.empty();
        }
        int version = value instanceof Reference ? literal.indexOf("/_history/") : literal.indexOf('|');
        if (version < 0) {
            return Stream.of(literal);
        }
        String bare = literal.substring(0, version);
        return value instanceof Reference ? Stream.of(bare) : Stream.of(literal, bare);
    }

    /** The terms of the identifier by which a reference names its target, for {@code :identifier}. */
    static Stream<String> referenceIdentifier(Base value) {
        return value instanceof Reference reference && reference.hasIdentifier()
                ? token(reference.getIdentifier())
                : Stream.empty();
    }

    static Stream<String> uri(Base value) {
        return value instanceof PrimitiveType<?> primitive
                ? Stream.ofNullable(primitive.getValueAsString())
                : Stream.empty();
    }

    /** Every text in it: any part of a name or an address. */
    static Stream<String> string(Base value) {
        if (value instanceof HumanName name) {
            return Stream.of(
                            Stream.of(name.getFamily(), name.getText()).flatMap(Stream::ofNullable),
                            name.getGiven().stream().map(StringType::getValue),
                            name.getPrefix().stream().map(StringType::getValue),
                            name.getSuffix().stream().map(StringType::getValue))
                    .flatMap(parts -> parts)
                    .flatMap(Stream::ofNullable);
        }
        if (value instanceof Address address) {
            return Stream.concat(
                            address.getLine().stream().map(StringType::getValue),
                            Stream.of(
                                    address.getCity(),
                                    address.getDistrict(),
                                    address.getState(),
                                    address.getCountry(),
                                    address.getPostalCode(),
                                    address.getText()))
                    .flatMap(Stream::ofNullable);
        }
        return uri(value);
    }

    /** Text as string search compares it: without case, accents or runs of space. */
    static String fold(String text) {
        if (isPlain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return oneLine(plain).toLowerCase(Locale.ROOT);
    }

    /** Text on one line, without runs of space. */
    static String oneLine(String text) {
        return SPACES.matcher(text.strip()).replaceAll(" ");
    }

    /** ASCII letters, digits and single spaces between words: most texts, which need no normalizing. */
    private static boolean isPlain(String text) {
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c < ' ' || (c == ' ' && space)) {
                return false;
            }
            space = c == ' ';
        }
        return !space;
    }
}
