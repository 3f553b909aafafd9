package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.routes.emr.hl7v2.Dispatches;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackChannelTest {

    @ParameterizedTest
    @CsvSource({
        "'',RRI^I12",
        "RRI,RRI^I12",
        "oru,ORU^R01",
        "SIU,RRI^I12",
        "'SIU, mdm-pdf',MDM^T02",
        "'MDM,SIU',MDM^T02",
    })
    void theFirstThatCanSayItIsSent(String setting, String type) {
        assertThat(BackChannel.message(
                        Dispatches.of("R-1", BusinessStatus.ACCEPTED, "", Map.of("back-channel", setting))))
                .hasValueSatisfying(message ->
                        assertThat(new String(message, StandardCharsets.UTF_8)).contains("|" + type + "^"));
    }

    @ParameterizedTest
    @CsvSource({"FAX", "'ORU,FAX'", "ORU_R01"})
    void aMessageThatThereIsNotIsNoMessage(String setting) {
        assertThat(BackChannel.message(
                        Dispatches.of("R-1", BusinessStatus.ACCEPTED, "", Map.of("back-channel", setting))))
                .isEmpty();
    }

    @Test
    void aLongLetterGoesOverSeveralPagesAndLosesNothing() throws IOException {
        String sentence = "À la Maison-des-Aînés, l’œuvre du cœur : « déjà vu », 5 $ – Łódź, Nguyễn. ";
        byte[] pdf = LetterPdf.write(letter(List.of(sentence.repeat(120), "Fin")));
        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(read.getNumberOfPages()).isGreaterThan(2);
            String text = new PDFTextStripper()
                    .getText(read)
                    .replaceAll("(?m)^p\\d+/\\d+$", "")
                    .replaceAll("\\s+", " ");
            assertThat(text).contains(sentence.repeat(120).strip()).contains("Fin");
        }
    }

    /** A glyph without outlines between others: found by the property below, at one try in many hundreds. */
    @Test
    void whatSteersTextAndShowsNothingIsLeftOut() throws IOException {
        byte[] pdf = LetterPdf.write(letter(List.of("Ἳņ\u200BÙ soft\u00ADhyphen")));
        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(read)).contains("ἻņÙ softhyphen");
        }
    }

    @Property(tries = 60)
    void whateverIsWrittenThereIsALetterAndTheSameTwice(@ForAll String title, @ForAll List<String> paragraphs)
            throws IOException {
        Letter letter = letter(paragraphs);
        byte[] pdf = LetterPdf.write(new Letter("PS-1", title, letter.paragraphs(), Locale.CANADA, letter.pageOf()));
        assertThat(LetterPdf.write(new Letter("PS-1", title, letter.paragraphs(), Locale.CANADA, letter.pageOf())))
                .isEqualTo(pdf);
        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(read.getNumberOfPages()).isPositive();
        }
    }

    private static Letter letter(List<String> paragraphs) {
        return new Letter("PS-1", "Titre", paragraphs, Locale.CANADA_FRENCH, (page, pages) -> "p" + page + "/" + pages);
    }
}
