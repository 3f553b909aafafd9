package ca.passerelle.gateway.fhir.strict;

/** What a client wrote, fit to be said back: short, and without anything but letters, digits and a few signs. */
final class Printable {

    private static final int LONGEST = 40;

    private Printable() {}

    static String of(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return shown.replaceAll("[^\\p{L}\\p{N}_.:/$…-]", "?");
    }
}
