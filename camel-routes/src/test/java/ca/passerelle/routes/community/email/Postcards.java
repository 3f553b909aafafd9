package ca.passerelle.routes.community.email;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.AnswerLink;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.passerelle.routes.port.Progress;
import java.sql.Date;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** A referral that is full of what must not be on a postcard. */
final class Postcards {

    /** Everything of the person, and every text that somebody typed. */
    static final List<String> SECRETS = List.of(
            "Lafleur",
            "Noémie",
            "1948",
            "9876543213",
            "604 555 0142",
            "noemie@example.org",
            "Chemin",
            "V5K",
            "lives alone",
            "her late husband",
            "typed category",
            "typed code",
            "typed reason",
            "typed output");

    private Postcards() {}

    static Dispatch of(Locale language, String kind, BusinessStatus status) {
        return of(language, kind, status, Progress.Recipient.PERFORMER);
    }

    static Dispatch of(Locale language, String kind, BusinessStatus status, Progress.Recipient recipient) {
        Task task = new Task().setStatus(status.taskStatus()).setBusinessStatus(status.concept());
        task.addIdentifier().setSystem(Systems.REFERRAL_NUMBER).setValue("R-7K2MX-04QZ9");
        task.setDescription("lives alone").setStatusReason(new CodeableConcept().setText("typed reason"));
        task.addNote().setText("her late husband");
        task.addOutput().setValue(new StringType("typed output"));
        PartnerEndpoint endpoint = new PartnerEndpoint(
                new UUID(0, 1), new UUID(0, 2), Channel.EMAIL, "walks@harbour.example.org", "", language, Map.of());
        AnswerLink link = new AnswerLink(
                "https://gateway.example.org/answer/11111111-2222.sig_-x", Instant.parse("2026-12-05T03:00:00Z"));
        Progress progress = new Progress(
                new UUID(0, 3),
                1,
                kind,
                Instant.parse("2026-11-21T03:00:00Z"),
                task,
                request(),
                patient(),
                clinic(),
                new Organization().setName("Harbour Walking Group"),
                status == BusinessStatus.ACCEPTED ? null : link,
                Progress.Context.bare(recipient));
        return new Dispatch(new UUID(0, 4), 1, progress.at(), endpoint, progress);
    }

    private static ServiceRequest request() {
        ServiceRequest request = new ServiceRequest().setPriority(ServiceRequestPriority.URGENT);
        request.addCategory(new CodeableConcept(new Coding(Systems.NEED, "social-connection", "typed category")));
        request.setCode(new CodeableConcept(new Coding(Systems.SNOMED, "3457005", "typed code")));
        request.addOrderDetail(new CodeableConcept(new Coding(Systems.NEED, "physical-activity", null)));
        request.addReasonCode().setText("lives alone");
        request.addNote().setText("her late husband");
        request.setPatientInstruction("lives alone");
        return request;
    }

    private static Patient patient() {
        Patient patient = new Patient();
        patient.addName().setFamily("Lafleur").addGiven("Noémie");
        patient.setBirthDate(Date.valueOf("1948-09-17"));
        patient.addIdentifier().setValue("9876543213");
        patient.addTelecom().setValue("604 555 0142");
        patient.addTelecom().setValue("noemie@example.org");
        patient.addAddress().addLine("12 Chemin du Lac").setPostalCode("V5K 0A1");
        return patient;
    }

    private static Organization clinic() {
        Organization clinic = new Organization().setName("Seaside & Shore <Clinic>");
        Extension french = new Extension(DirectoryExtension.TRANSLATION);
        french.addExtension("lang", new CodeType("fr"));
        french.addExtension("content", new StringType("Clinique du bord de mer"));
        clinic.getNameElement().addExtension(french);
        return clinic;
    }
}
