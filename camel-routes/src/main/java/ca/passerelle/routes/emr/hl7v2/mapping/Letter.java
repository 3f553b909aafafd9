package ca.passerelle.routes.emr.hl7v2.mapping;

import java.util.List;
import java.util.Locale;

/**
 * A letter to a clinic, before it is set on pages.
 *
 * @param number our number of the referral, also in the document's title
 * @param title its heading
 * @param paragraphs in order, each a text that may have several lines
 * @param language of all of it
 * @param pageOf what stands at the foot of each page, with the number of the page and of all pages as arguments
 */
record Letter(String number, String title, List<String> paragraphs, Locale language, PageOf pageOf) {

    /** The foot of a page. */
    @FunctionalInterface
    interface PageOf {
        String text(int page, int pages);
    }
}
