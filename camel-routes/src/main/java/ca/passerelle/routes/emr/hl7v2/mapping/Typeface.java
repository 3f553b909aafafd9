package ca.passerelle.routes.emr.hl7v2.mapping;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A font with what it can show.
 *
 * @param font as the document uses it
 * @param outlines the font program
 */
record Typeface(PDType0Font font, TrueTypeFont outlines) {

    /** The text in lines that are not wider than that, in points. A line end begins a line. */
    List<String> wrap(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : fit(paragraph).split(" ", -1)) {
                for (String part : parts(word, size, width)) {
                    if (!line.isEmpty() && width(line + " " + part, size) > width) {
                        lines.add(line.toString());
                        line.setLength(0);
                    }
                    line.append(line.isEmpty() ? "" : " ").append(part);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** The text in characters that the font has. */
    String fit(String text) throws IOException {
        CmapLookup glyphs = outlines.getUnicodeCmapLookup();
        StringBuilder fitting = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "");
            if (Character.isWhitespace(point)) {
                fitting.append(' ');
            } else if (isUnseen(point)) {
                fitting.append("");
            } else if (glyphs.getGlyphId(point) != 0) {
                fitting.appendCodePoint(point);
            } else if (!plain.isEmpty() && glyphs.getGlyphId(plain.codePointAt(0)) != 0) {
                fitting.appendCodePoint(plain.codePointAt(0));
            } else {
                fitting.append('?');
            }
        });
        return fitting.toString();
    }

    /** What steers and shows nothing: a glyph without outlines, which the subset of the font cannot always hold (PDFBox 3.0). */
    private static boolean isUnseen(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
    }

    /** A word as it stands, or cut where it is wider than a line. */
    private List<String> parts(String word, float size, float width) throws IOException {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int point : word.codePoints().toArray()) {
            String character = Character.toString(point);
            if (!part.isEmpty() && width(part + character, size) > width) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(character);
        }
        parts.add(part.toString());
        return parts;
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }
}
