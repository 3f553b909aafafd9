package ca.passerelle.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Browser;
import ca.passerelle.gateway.testing.Browser.Shown;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.gateway.testing.TestMail.Mailbox;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.port.MailTransport.Mail;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** An organisation answers by the link in its mail. */
@GatewayTest
class AnswerPagesTest {

    private static final String IN_FOUR_WEEKS = LocalDate.now().plusWeeks(4).toString();

    @LocalServerPort
    private int port;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private JdbcTemplate jdbc;

    @As("south-clinic")
    private Fhir clinic;

    private Browser browser = new Browser(0);
    private Referrals.Sent sent = new Referrals.Sent(new IdType(), new IdType(), new IdType());
    private Mail mail = new Mail(new UUID(0, 0), "", "", "", "", Locale.CANADA);
    private String link = "";

    @BeforeEach
    void aReferralIsSentAndItsMailArrives() {
        browser = new Browser(port);
        sent = Referrals.send(clinic, "walkers");
        String number = task().getIdentifierFirstRep().getValue();
        List<Mail> mails =
                await().atMost(Duration.ofSeconds(20)).until(() -> mailbox.about(number), found -> !found.isEmpty());
        mail = mails.get(0);
        String url = mail.text()
                .lines()
                .filter(line -> line.startsWith("https://"))
                .findFirst()
                .orElseThrow();
        link = url.substring("https://gateway.example.org".length());
    }

    @Test
    void mailAndPageSayWhatIsAskedAndNothingOfThePerson() {
        Shown shown = browser.get(link);
        assertThat(shown.status()).isEqualTo(200);
        Browser.check(shown);
        assertThat(mail.to()).isEqualTo("walkers@example.org");
        for (String text : List.of(mail.subject(), mail.text(), mail.html(), shown.body())) {
            assertThat(text).doesNotContain("Lafleur", "Noémie", sent.patient().getIdPart());
        }
        assertThat(mail.text()).contains("Clinique du Sud", "Liens sociaux");
        assertThat(shown.text()).contains("Clinique du Sud", "Liens sociaux", "Envoyé", "Courante");
        assertThat(shown.page().select("html").attr("lang")).isEqualTo("fr-CA");
    }

    @Test
    void theOtherLanguageIsOneLinkAwayAndIsRemembered() {
        Shown french = browser.get(link);
        String other = french.page().select("a.language").attr("href");
        String path = page();
        Shown english = browser.get(path + other);
        Browser.check(english);
        assertThat(english.page().select("html").attr("lang")).isEqualTo("en-CA");
        assertThat(english.text()).contains("South Clinic", "Social connection", "Accept the referral");
        assertThat(browser.get(path).page().select("html").attr("lang")).isEqualTo("en-CA");
        assertThat(new Browser(port)
                        .get(path, "Accept-Language", "de, fr;q=0.8, en;q=0.5")
                        .page()
                        .select("html")
                        .attr("lang"))
                .isEqualTo("fr-CA");
    }

    @Test
    void openingTheLinkChangesNothing() {
        browser.get(link);
        browser.head(link);
        browser.get(link + "&move=accept&sent");
        assertThat(task().getMeta().getVersionId()).isEqualTo("1");
        assertThat(task().getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void acceptingMovesTheTaskAndSaysSo() {
        Shown answered = browser.post(link, Map.of("move", "accept", "version", "1", "lang", "fr"));
        assertThat(answered.status()).isEqualTo(303);
        Shown confirmation = browser.get(answered.location());
        Browser.check(confirmation);
        assertThat(confirmation.text()).contains("enregistrée", "Accepté");
        assertThat(task().getStatus()).isEqualTo(TaskStatus.ACCEPTED);
    }

    @Test
    void aWaitlistSaysUntilWhen() {
        Shown without = browser.post(link, Map.of("move", "waitlist", "expected", "2020-02-30", "lang", "en"));
        assertThat(without.status()).isEqualTo(422);
        Browser.check(without);
        assertThat(without.page().select(".faults a[href=#expected]")).hasSize(1);
        assertThat(without.page().select("#expected").attr("aria-invalid")).isEqualTo("true");
        assertThat(without.page().select("#move-waitlist").hasAttr("checked")).isTrue();
        Shown answered = browser.post(link, Map.of("move", "waitlist", "expected", IN_FOUR_WEEKS));
        assertThat(answered.status()).isEqualTo(303);
        Task task = task();
        assertThat(BusinessStatus.of(task.getBusinessStatus())).contains(BusinessStatus.WAITLISTED);
        assertThat(task.getExecutionPeriod().getStartElement().getValueAsString())
                .isEqualTo(IN_FOUR_WEEKS);
        assertThat(browser.get(answered.location()).text()).contains(IN_FOUR_WEEKS);
    }

    @Test
    void aQuestionPutsTheReferralOnHold() {
        assertThat(browser.post(link, Map.of("move", "ask", "question", " ")).status())
                .isEqualTo(422);
        assertThat(browser.post(link, Map.of("move", "ask", "question", "Which days are good?"))
                        .status())
                .isEqualTo(303);
        Task task = task();
        assertThat(BusinessStatus.of(task.getBusinessStatus())).contains(BusinessStatus.AWAITING_INFORMATION);
        assertThat(task.getStatusReason().getText()).isEqualTo("Which days are good?");
    }

    @Test
    void aDeclineNeedsItsReasonAndEndsTheReferral() {
        Shown without = browser.post(page(), Map.of("move", "decline", "lang", "en"));
        assertThat(without.status()).isEqualTo(422);
        Browser.check(without);
        assertThat(without.page().select(".faults a[href=#reason]")).hasSize(1);
        assertThat(browser.post(link, Map.of("move", "decline", "reason", "other"))
                        .status())
                .isEqualTo(422);
        Shown declined =
                browser.post(link, Map.of("move", "decline", "reason", "no-capacity", "comment", "<b>Full</b>"));
        assertThat(declined.status()).isEqualTo(303);
        Task task = task();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.REJECTED);
        assertThat(task.getStatusReason().getText()).isEqualTo("<b>Full</b>");
        assertThat(task.getStatusReason().getCodingFirstRep().getSystem()).isEqualTo(Systems.STATUS_REASON);
        assertThat(task.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("no-capacity");

        Shown over = browser.get(link);
        assertThat(over.page().select("form")).isEmpty();
        Shown second = browser.post(page(), Map.of("move", "accept", "lang", "en"));
        assertThat(second.status()).isEqualTo(422);
        Browser.check(second);
        assertThat(second.text()).contains("cannot be answered like this any more", "Declined");
        assertThat(task().getStatus()).isEqualTo(TaskStatus.REJECTED);
    }

    @Test
    void anAnswerToAnOldStateIsShownTheNewOne() {
        browser.post(link, Map.of("move", "accept", "version", "1"));
        Shown stale = browser.post(
                page(), Map.of("move", "waitlist", "expected", IN_FOUR_WEEKS, "version", "1", "lang", "en"));
        assertThat(stale.status()).isEqualTo(409);
        Browser.check(stale);
        assertThat(stale.text()).contains("changed in the meantime", "Accepted");
        assertThat(stale.page().select("input[name=version]").val()).isEqualTo("2");
        assertThat(task().getStatus()).isEqualTo(TaskStatus.ACCEPTED);
    }

    @Test
    void onlyTheAnswersThatAreOpenAreOffered() {
        assertThat(browser.get(link).page().select("input[name=move]").eachAttr("value"))
                .containsExactly("accept", "waitlist", "ask", "decline");
        browser.post(link, Map.of("move", "accept"));
        assertThat(browser.get(link).page().select("input[name=move]").eachAttr("value"))
                .containsExactly("waitlist", "ask", "decline");
    }

    @Test
    void forgedExpiredAndRevokedLinksDoNotWork() {
        String path = page();
        String forged = path.substring(0, path.length() - 2) + (path.endsWith("aa") ? "bb" : "aa");
        gone(forged);
        gone("/answer/" + sent.task().getIdPart());
        jdbc.update("update answer_link set expires = now() - interval '1 s' where referral_id = ?::uuid", id());
        gone(path);
        jdbc.update(
                "update answer_link set expires = now() + interval '1 d', revoked = now() where referral_id = ?::uuid",
                id());
        gone(path);
        assertThat(task().getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    private void gone(String path) {
        Shown shown = browser.get(path);
        assertThat(shown.status()).isEqualTo(404);
        Browser.check(shown);
        assertThat(browser.post(path, Map.of("move", "accept")).status()).isEqualTo(404);
    }

    /** The link without the language that the mail put there. */
    private String page() {
        return link.substring(0, link.indexOf('?'));
    }

    private String id() {
        return sent.task().getIdPart();
    }

    private Task task() {
        return clinic.get(sent.taskPath()).as(Task.class);
    }
}
