package ca.passerelle.gateway.fhir.strict;

/** Data in Base64 (RFC 4648), with white space anywhere. The parser decodes what it can of anything else and leaves out the rest. */
final class Base64Text {

    private static final int GROUP = 4;
    private static final int MAX_PADDING = 2;

    private Base64Text() {}

    static boolean isWellFormed(String text) {
        int characters = 0;
        int padding = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                continue;
            }
            characters++;
            if (c == '=') {
                padding++;
            } else if (padding > 0 || !isDigit(c)) {
                return false;
            }
        }
        return characters % GROUP == 0 && padding <= MAX_PADDING;
    }

    private static boolean isDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
