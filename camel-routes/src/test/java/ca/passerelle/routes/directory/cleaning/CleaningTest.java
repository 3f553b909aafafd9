package ca.passerelle.routes.directory.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.listing.GeoPoint;
import ca.passerelle.routes.directory.listing.Hours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cleaning function, on the dirt that real feeds hold. */
class CleaningTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    604-555-0123                         | +16045550123 |
                    (604) 555-0123 x1210                 | +16045550123 | 1210
                    1-877-ADOPT-07 (1-877-236-7807)      | +18772367807 |
                    "+1 604 555 0123"                    | +16045550123 |
                    +44 1234 234567                      | +441234234567 |
                    211                                  | 211          |
                    """)
    void telephoneNumbers(String written, String value, String extension) {
        assertThat(TelephoneNumber.in(written)).isEqualTo(Cleaned.as(List.of(new TelephoneNumber(value, extension))));
    }

    @Test
    void twoNumbersInOneField() {
        assertThat(TelephoneNumber.in("604-555-0123 or 604-555-0124").value())
                .containsExactly(new TelephoneNumber("+16045550123", null), new TelephoneNumber("+16045550124", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(202) 565-500", "Local 114", "call us"})
    void whatIsNoNumberStaysText(String written) {
        Cleaned<List<TelephoneNumber>> cleaned = TelephoneNumber.in(written);
        assertThat(cleaned.value()).containsExactly(new TelephoneNumber(written, null));
        assertThat(cleaned.rules()).containsExactly(DirectoryRule.PHONE_UNPARSED);
    }

    @Test
    void markupBecomesText() {
        assertThat(PlainText.of("<p>Meals &amp; <b>tea</b></p><ul><li>Soup</li><li>Bread</li></ul>")
                        .value())
                .isEqualTo("Meals & tea\n\n- Soup\n- Bread");
        assertThat(PlainText.of("one<br>two").value()).isEqualTo("one\ntwo");
        assertThat(PlainText.of("for ages < 12 and > 3").rules()).isEmpty();
    }

    @Test
    void doubleEscapesAreUndone() {
        assertThat(PlainText.of("&amp;lt;b&amp;gt;Bold&amp;lt;/b&amp;gt; caf&amp;eacute;")
                        .value())
                .isEqualTo("Bold café");
    }

    @Property
    void noScriptSurvives(@ForAll String before, @ForAll String after) {
        String written = before + "<script>alert(1)</script>&lt;script&gt;alert(2)&lt;/script&gt;" + after;
        String text = PlainText.of(written).value();
        assertThat(text == null ? "" : text).doesNotContainIgnoringCase("<script");
    }

    @Property
    void plainWordsPassUnchanged(@ForAll @AlphaChars @StringLength(min = 1, max = 80) String words) {
        assertThat(PlainText.of(words)).isEqualTo(Cleaned.as(words));
    }

    @Test
    void controlTokens() {
        Cleaned<String> cleaned = PlainText.of("Soup.\\n\\nBread. \\n\\n###MON###\\n###COL###");
        assertThat(cleaned.value()).isEqualTo("Soup.\n\nBread.");
        assertThat(cleaned.rules()).containsExactly(DirectoryRule.TOKENS_REPLACED);
        assertThat(PlainText.of("\\n \\n").value()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ArmyGÇÖs, Army’s",
        "9:15amGÇô10:30am, 9:15am–10:30am",
        "cafÃ© crÃ¨me, café crème",
        "Ã\u2030cole, École",
        "lâ€™aide, l’aide",
        "CAFÉ », CAFÉ »",
        "GÇteau, GÇteau",
        "Âge d'or, Âge d'or",
        "Île-à-la-Crosse, Île-à-la-Crosse"
    })
    void mojibakeIsRepairedOnlyWhereItIsCertain(String written, String meant) {
        assertThat(Mojibake.repaired(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, http://example.org",
        "www.example.org/a b, http://www.example.org/a%20b",
        "https:/example.org/x, https://example.org/x",
        "https://example.org, https://example.org",
        "HTTP://Example.org, http://Example.org"
    })
    void webAddresses(String written, String url) {
        assertThat(WebAddress.url(written).value()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "n/a", "data:text/html,x", "ftp://example.org", "see website", "http://"})
    void whatIsNoWebAddressIsDropped(String written) {
        assertThat(WebAddress.url(written)).isEqualTo(Cleaned.dropped(DirectoryRule.URL_DROPPED));
    }

    @Test
    void emails() {
        assertThat(WebAddress.email("mailto:info@example.org").value()).isEqualTo("info@example.org");
        assertThat(WebAddress.email("info at example.org").value()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "100,101", "49.2,0", "'',-123", "NaN,1", "91,1", "1,181", "x,y", "Infinity,1"})
    void impossiblePositions(String latitude, String longitude) {
        assertThat(Position.of(latitude, longitude)).isEqualTo(Cleaned.dropped(DirectoryRule.COORDINATES_DROPPED));
    }

    @Property
    void possiblePositions(
            @ForAll @DoubleRange(min = 0.01, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = -0.01) double longitude) {
        assertThat(Position.of(Double.toString(latitude), Double.toString(longitude))
                        .value())
                .isEqualTo(new GeoPoint(latitude, longitude));
    }

    @ParameterizedTest
    @CsvSource({
        "09:00,09:00,",
        "9:00am,09:00,",
        "12:00pm,12:00,",
        "12:30am,00:30,",
        "830am,08:30,",
        "9am,09:00,",
        "14 h 30,14:30,",
        "10:00:00,10:00,",
        "09:30-03:30,09:30,-03:30",
        "14:00Z,14:00,+00:00",
        "24:00,00:00,"
    })
    void clockTimes(String written, String time, String offset) {
        assertThat(ClockTime.of(written)).isEqualTo(new ClockTime(LocalTime.parse(time), offset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8:00m", "13pm", "25:00", "noon", "9-5", ""})
    void doubtfulTimesAreNone(String written) {
        assertThat(ClockTime.of(written)).isNull();
    }

    @Test
    void hoursOutOfText() {
        assertThat(HoursText.weekly("9:00am-5:00pm, Mon-Wed;\n10:00am-2:00pm, Sat"))
                .containsExactly(
                        new Hours.Weekly(
                                List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY),
                                LocalTime.of(9, 0),
                                LocalTime.of(17, 0),
                                null),
                        new Hours.Weekly(List.of(DayOfWeek.SATURDAY), LocalTime.of(10, 0), LocalTime.of(14, 0), null));
    }

    @Property
    void spacesAreTheSameHoweverTheyAreFound(
            @ForAll @CharRange(from = ' ', to = '!') @Chars({'\n', '\t', 'é', '\u00A0', '\u200B'}) String text) {
        String expected = text.replaceAll("[\u200B]", "")
                .replaceAll("[ \t\u00A0]+", " ")
                .replaceAll(" ?\n ?", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
        assertThat(PlainText.of(text).value()).isEqualTo(expected.isEmpty() ? null : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Mon-Fri 9am-5pm;                                        MO TU WE TH FR 09:00-17:00",
                "Monday to Friday: 8:30 a.m. - 4:30 p.m.;                MO TU WE TH FR 08:30-16:30",
                "Mon, Wed 10 am to noon, Sat 1pm-3pm;                    MO WE 10:00-12:00 SA 13:00-15:00",
                "Tue & Thu 9 am-12 pm and 1 pm-4 pm;                     TU TH 09:00-12:00 TU TH 13:00-16:00",
                "10:00am-11:00am AND 6:45pm-7:45pm, Tue;                 TU 10:00-11:00 TU 18:45-19:45",
                "lundi au vendredi, de 8 h 30 à 16 h 30;                 MO TU WE TH FR 08:30-16:30",
                "Du lundi au jeudi 9h à midi et 13h à 17h;               MO TU WE TH 09:00-12:00 MO TU WE TH 13:00-17:00",
                "mardi et jeudi de 13h30 à 16h;                          TU TH 13:30-16:00",
                "Daily, 08:00-20:00;                                     MO TU WE TH FR SA SU 08:00-20:00",
                "tous les jours 7 h à 22 h;                              MO TU WE TH FR SA SU 07:00-22:00",
                "Sat 9:00-17:00;                                         SA 09:00-17:00",
                "24/7;                                                   MO TU WE TH FR SA SU 00:00-00:00",
                "24 hours a day, 7 days a week;                          MO TU WE TH FR SA SU 00:00-00:00",
                "24 heures sur 24, 7 jours sur 7.;                       MO TU WE TH FR SA SU 00:00-00:00"
            })
    void hoursOutOfManyTexts(String text, String expected) {
        assertThat(HoursText.weekly(text)).as(text).isNotNull();
        assertThat(Objects.requireNonNull(HoursText.weekly(text)).stream()
                        .map(week -> week.days().stream()
                                        .map(day -> day.name().substring(0, 2))
                                        .collect(Collectors.joining(" "))
                                + " " + week.opens() + "-" + week.closes())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Game Night:\n6:30pm-7:30pm, Tue",
                "9:00am-5:00pm, Mon-Fri by appointment",
                "6:00pm, Tue",
                "9:00am-5:00pm",
                "8:00m-5:00pm, Mon",
                "8:00pm-6:00am, Mon-Fri",
                "Mon-Fri 9-5",
                "Mon-Fri 9:00 to 11:00",
                "Monday to Friday, 9 am to 5 pm except holidays",
                "Mon-Fri 9am-5pm (closed for lunch)",
                "Mon-Fri, 9:00 - 5:00pm",
                "second Tuesday, 9am-5pm",
                "Mon-Fri 9am-5pm, 1pm-3pm Sat",
                "24 hours",
                "lundi au vendredi, sur rendez-vous"
            })
    void hoursInDoubtStayText(String text) {
        assertThat(HoursText.weekly(text)).isNull();
    }

    @Test
    void daysWrapAroundTheWeek() {
        assertThat(Weekdays.in("Fri-Mon"))
                .containsExactly(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(Weekdays.in("lundi au mercredi")).hasSize(3);
        assertThat(Weekdays.in("MO,2WE")).isNull();
    }

    @Test
    void canadianAddresses() {
        assertThat(CanadianAddress.postalCode("v6b1a1")).isEqualTo("V6B 1A1");
        assertThat(CanadianAddress.postalCode("33175")).isEqualTo("33175");
        assertThat(CanadianAddress.province("Québec")).isEqualTo("QC");
        assertThat(CanadianAddress.province("FL ")).isEqualTo("FL");
    }
}
