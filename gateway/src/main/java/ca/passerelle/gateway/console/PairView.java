package ca.passerelle.gateway.console;

import java.util.List;
import java.util.UUID;

/**
 * Two records side by side, whatever they are records of, in the reader's language.
 *
 * @param kind {@code persons} or {@code services}
 * @param sides what each is called by: whose record, or its name and feed
 * @param state {@code proposed}, {@code linked}, {@code separate} or {@code none}
 * @param grounds what speaks for and against
 */
record PairView(
        String kind, UUID one, UUID other, List<String> sides, String state, List<String> grounds, List<Row> rows) {

    /** One field of both. @param agree whether both say the same */
    record Row(String title, List<String> one, List<String> other, boolean agree) {}

    /** One line of a queue. @param title what tells the pair from others on the page */
    record Line(UUID one, UUID other, String title, int score, List<String> grounds) {}
}
