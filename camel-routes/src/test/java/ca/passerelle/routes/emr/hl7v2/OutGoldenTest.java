package ca.passerelle.routes.emr.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.routes.emr.hl7v2.mapping.BackChannel;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import ca.passerelle.routes.port.Progress.Context;
import ca.passerelle.routes.port.Progress.Recipient;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder under {@code golden/hl7v2-out} is a state of a referral and what a clinic is told of it: {@code in.properties},
 * {@code out.hl7} (line ends for CR, a letter left out) and {@code letter.txt}, the text of the letter. {@code -Dgolden.write=true} writes
 * what it finds, and fails so that somebody reads it.
 */
class OutGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/hl7v2-out");
    private static final Pattern LETTER = Pattern.compile("\\^Base64\\^([A-Za-z0-9+/=]{100,})");

    @TestFactory
    Stream<DynamicTest> goldens() throws IOException {
        try (Stream<Path> cases = Files.list(FOLDER)) {
            return cases.filter(Files::isDirectory).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> compare(folder)));
        }
    }

    private static void compare(Path folder) throws IOException {
        Dispatch dispatch = dispatch(folder.resolve("in.properties"));
        byte[] bytes = BackChannel.message(dispatch).orElseThrow();
        assertThat(BackChannel.message(dispatch).orElseThrow())
                .as("the same state gives the same bytes")
                .isEqualTo(bytes);
        String message = new String(bytes, StandardCharsets.UTF_8).replace('\r', '\n');
        Matcher letter = LETTER.matcher(message);
        String text = letter.find() ? letter(letter.group(1)) : "";
        String shown = letter.replaceAll("^Base64^(letter)");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(folder.resolve("out.hl7"), shown);
            if (!text.isEmpty()) {
                Files.writeString(folder.resolve("letter.txt"), text);
            }
            fail("%s was written; read it", folder);
        }
        assertThat(shown).isEqualTo(Files.readString(folder.resolve("out.hl7")));
        Path expected = folder.resolve("letter.txt");
        assertThat(text).isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
    }

    /** What a reader of the PDF finds in it: its language, its title, its text. */
    private static String letter(String base64) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Base64.getDecoder().decode(base64))) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            return "[" + pdf.getDocumentCatalog().getLanguage() + "] "
                    + pdf.getDocumentInformation().getTitle() + "\n" + new PDFTextStripper().getText(pdf);
        }
    }

    private static Dispatch dispatch(Path file) throws IOException {
        Properties in = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            in.load(reader);
        }
        Map<String, String> settings = new HashMap<>();
        in.stringPropertyNames().stream()
                .filter(name -> name.startsWith("setting."))
                .forEach(name -> settings.put(name.substring(8), in.getProperty(name)));
        BusinessStatus status = BusinessStatus.of(in.getProperty("status")).orElseThrow();
        Dispatch plain = Dispatches.of("R-1001^CLINIC^2.999.1^ISO", status, in.getProperty("reason", ""), settings);
        Progress was = plain.progress();
        Task task = was.task();
        if (in.containsKey("expected")) {
            task.setExecutionPeriod(new Period().setStartElement(new DateTimeType(in.getProperty("expected"))));
        }
        if (in.containsKey("outcome")) {
            task.addOutput()
                    .setValue(new StringType(in.getProperty("outcome")))
                    .getType()
                    .setText("Sessions");
        }
        if (in.containsKey("note")) {
            task.addNote().setText(in.getProperty("note"));
        }
        asked(in, was);
        List<Resource> attached = new ArrayList<>();
        booking(in, task, attached);
        referrer(in, was.request(), attached);
        Progress progress = new Progress(
                was.referral(),
                was.version(),
                in.getProperty("kind", "moved"),
                was.at(),
                task,
                was.request(),
                was.patient(),
                was.requester(),
                was.owner(),
                null,
                new Context(Recipient.valueOf(in.getProperty("recipient", "REQUESTER")), before(in), attached));
        return new Dispatch(plain.delivery(), plain.number(), plain.at(), plain.endpoint(), progress);
    }

    private static void asked(Properties in, Progress progress) {
        if (in.containsKey("priority")) {
            progress.request().setPriority(ServiceRequestPriority.fromCode(in.getProperty("priority")));
        }
        if (in.containsKey("diagnosis")) {
            progress.request()
                    .addReasonCode()
                    .setText("Problems related to living alone")
                    .addCoding()
                    .setSystem("http://hl7.org/fhir/sid/icd-10")
                    .setCode(in.getProperty("diagnosis"));
            progress.request().addReasonCode().setText("Lonely since the winter");
        }
        if (in.containsKey("wrote")) {
            progress.request().addNote().setText(in.getProperty("wrote"));
        }
        Patient patient = progress.patient();
        if (patient != null && in.containsKey("phone")) {
            patient.addTelecom()
                    .setSystem(ContactPointSystem.PHONE)
                    .setUse(ContactPointUse.HOME)
                    .setValue(in.getProperty("phone"));
            patient.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue("marion@example.org");
            patient.addAddress()
                    .addLine("12, chemin du Lac")
                    .addLine("app. 3")
                    .setCity("Vancouver")
                    .setState("BC")
                    .setPostalCode("V6B 1A1")
                    .setCountry("CA");
            patient.addCommunication().getLanguage().addCoding().setCode("fr-CA");
        }
    }

    private static @Nullable Task before(Properties in) {
        return BusinessStatus.of(in.getProperty("before", ""))
                .map(status -> new Task().setStatus(status.taskStatus()).setBusinessStatus(status.concept()))
                .orElse(null);
    }

    private static void booking(Properties in, Task task, List<Resource> attached) {
        if (in.containsKey("start")) {
            Appointment appointment = appointment(in.getProperty("start"), in.getProperty("end"));
            appointment.setStatus(AppointmentStatus.fromCode(in.getProperty("appointment", "booked")));
            appointment.setId("a-77");
            attached.add(appointment);
            task.addInput()
                    .setValue(new Reference("Appointment/a-77"))
                    .getType()
                    .setText("Appointment");
        }
    }

    private static Appointment appointment(String start, String end) {
        Appointment appointment = new Appointment();
        appointment.addIdentifier().setValue("A-77");
        appointment.addServiceType().setText("First visit");
        appointment.setPatientInstruction("Ring twice");
        appointment.getStartElement().setValueAsString(start);
        appointment.getEndElement().setValueAsString(end);
        return appointment;
    }

    private static void referrer(Properties in, ServiceRequest request, List<Resource> attached) {
        if (!in.containsKey("referrer")) {
            return;
        }
        Practitioner practitioner = new Practitioner();
        practitioner.setId("p-1");
        practitioner
                .addIdentifier()
                .setSystem("https://fhir.passerelle.ca/NamingSystem/partner/clinic-vancouver/provider/CPSBC")
                .setValue("61234");
        practitioner.addName().setFamily(in.getProperty("referrer")).addGiven("Hélène");
        PractitionerRole role = new PractitionerRole().setPractitioner(new Reference("Practitioner/p-1"));
        role.setId("r-1");
        request.setRequester(new Reference("PractitionerRole/r-1"));
        attached.add(role);
        attached.add(practitioner);
    }
}
