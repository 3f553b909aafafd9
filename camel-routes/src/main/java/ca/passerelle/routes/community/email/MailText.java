package ca.passerelle.routes.community.email;

import java.util.ArrayList;
import java.util.List;

/** Builds the two alternatives of one mail, line by line and together, so that they say the same. */
final class MailText {

    private final MailWording words;
    private final List<String> plain = new ArrayList<>();
    private final StringBuilder html = new StringBuilder();
    private boolean inFacts;

    MailText(MailWording words) {
        this.words = words;
    }

    void paragraph(String text) {
        leaveFacts();
        plain.add(text);
        plain.add("");
        html.append("<p>").append(escaped(text)).append("</p>\n");
    }

    /** One labelled value; those that follow each other are one list. */
    void fact(String labelKey, String value) {
        if (!inFacts) {
            html.append("<ul>\n");
            inFacts = true;
        }
        String line = words.of("fact", words.of(labelKey), value);
        plain.add("  " + line);
        html.append("<li>").append(escaped(line)).append("</li>\n");
    }

    void link(String url) {
        leaveFacts();
        plain.add(url);
        plain.add("");
        html.append("<p>").append(anchor(url, url)).append("</p>\n");
    }

    /** The line that leads readers of the other language to what they can read. */
    void otherLanguage(MailWording other, String url) {
        leaveFacts();
        String text = other.of("other-language");
        plain.add("--");
        plain.add(text);
        plain.add(url);
        html.append("<hr>\n<p lang=\"")
                .append(other.locale().toLanguageTag())
                .append("\">")
                .append(escaped(text))
                .append("<br>")
                .append(anchor(url, url))
                .append("</p>\n");
    }

    String plain() {
        return String.join("\n", plain) + "\n";
    }

    String html(String title) {
        return "<!DOCTYPE html>\n<html lang=\"" + words.locale().toLanguageTag()
                + "\">\n<head><meta charset=\"utf-8\"><title>" + escaped(title) + "</title></head>\n<body>\n" + html
                + "</body>\n</html>\n";
    }

    private void leaveFacts() {
        if (inFacts) {
            plain.add("");
            html.append("</ul>\n");
            inFacts = false;
        }
    }

    private static String anchor(String url, String text) {
        return "<a href=\"" + escaped(url) + "\">" + escaped(text) + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
