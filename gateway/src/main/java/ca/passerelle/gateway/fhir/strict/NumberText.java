package ca.passerelle.gateway.fhir.strict;

/** Numbers as they are written. {@code 1e999999999} is ten characters, and a thousand million when the parser writes it out. */
final class NumberText {

    private static final int MAX_LENGTH = 100;
    private static final int MAX_EXPONENT = 100;

    private NumberText() {}

    /** Whether the number, written out, is of a size that anybody has measured. */
    static boolean isOfModestSize(String number) {
        if (number.length() > MAX_LENGTH) {
            return false;
        }
        int e = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (e < 0) {
            return true;
        }
        try {
            return Math.abs(Integer.parseInt(number.substring(e + 1))) <= MAX_EXPONENT;
        } catch (NumberFormatException notAnExponent) {
            return false;
        }
    }
}
