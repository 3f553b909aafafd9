package ca.passerelle.routes.emr.hl7v2.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Sets a letter on pages as PDF: text only, tagged for screen readers with heading, paragraphs and language, with the font inside it
 * (Liberation Sans, SIL Open Font Licence, of PDFBox). A character that the font does not have loses its accent or becomes a question mark.
 */
final class LetterPdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 64;
    private static final float SIZE = 11;
    private static final float HEADING_SIZE = 16;
    private static final float FOOT_SIZE = 9;
    private static final float LEADING = 1.4f;
    private static final int LONGEST_TEXT = 60_000;

    private LetterPdf() {}

    static byte[] write(Letter letter) {
        try (PDDocument document = new PDDocument();
                InputStream font = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
            TrueTypeFont outlines = new TTFParser().parse(new RandomAccessReadBuffer(font));
            Typeface typeface = new Typeface(PDType0Font.load(document, outlines, true), outlines);
            // The file's own id would otherwise be made of the time.
            document.setDocumentId((long) (letter.title() + letter.paragraphs()).hashCode());
            document.getDocumentInformation().setTitle(letter.title() + " " + letter.number());
            document.getDocumentInformation().setProducer("Passerelle");
            document.getDocumentCatalog().setLanguage(letter.language().toLanguageTag());
            PDViewerPreferences preferences =
                    new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
            preferences.setDisplayDocTitle(true);
            document.getDocumentCatalog().setViewerPreferences(preferences);
            write(letter, document, typeface);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static void write(Letter letter, PDDocument document, Typeface typeface) throws IOException {
        List<List<Line>> pages = pages(lines(letter, typeface));
        LetterTags tags = new LetterTags(document);
        for (int number = 0; number < pages.size(); number++) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            tags.begin(page, number);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                for (Line line : pages.get(number)) {
                    tags.open(content, line.heading() ? "H1" : "P", line.first());
                    show(content, typeface, line.size(), line.height(), line.text());
                    content.endMarkedContent();
                }
                tags.artifact(content);
                show(
                        content,
                        typeface,
                        FOOT_SIZE,
                        MARGIN / 2,
                        typeface.fit(letter.pageOf().text(number + 1, pages.size())));
                content.endMarkedContent();
            }
        }
        tags.finish();
    }

    private static void show(PDPageContentStream content, Typeface typeface, float size, float height, String text)
            throws IOException {
        content.beginText();
        content.setFont(typeface.font(), size);
        content.newLineAtOffset(MARGIN, height);
        content.showText(text);
        content.endText();
    }

    private static List<Line> lines(Letter letter, Typeface typeface) throws IOException {
        List<Line> lines = new ArrayList<>();
        add(letter.title(), true, typeface, lines);
        for (String paragraph : letter.paragraphs()) {
            add(paragraph.substring(0, Math.min(LONGEST_TEXT, paragraph.length())), false, typeface, lines);
        }
        return lines;
    }

    private static void add(String paragraph, boolean heading, Typeface typeface, List<Line> lines) throws IOException {
        float size = heading ? HEADING_SIZE : SIZE;
        boolean first = true;
        for (String text : typeface.wrap(paragraph, size, PDRectangle.LETTER.getWidth() - 2 * MARGIN)) {
            lines.add(new Line(text, size, heading, first, 0));
            first = false;
        }
    }

    /** Puts each line at its height; a paragraph may go on over the end of a page. */
    private static List<List<Line>> pages(List<Line> lines) {
        List<List<Line>> pages = new ArrayList<>();
        float height = 0;
        for (Line line : lines) {
            float step = line.size() * LEADING + (line.first() ? SIZE / 2 : 0);
            if (pages.isEmpty() || height - step < MARGIN) {
                pages.add(new ArrayList<>());
                height = PDRectangle.LETTER.getHeight() - MARGIN;
            }
            height -= step;
            pages.get(pages.size() - 1).add(line.at(height));
        }
        return pages;
    }

    private record Line(String text, float size, boolean heading, boolean first, float height) {
        Line at(float place) {
            return new Line(text, size, heading, first, place);
        }
    }
}
