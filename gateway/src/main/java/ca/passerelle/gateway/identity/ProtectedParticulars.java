package ca.passerelle.gateway.identity;

import ca.passerelle.profiles.Systems;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;

/** What of a Patient a later write does not take away: merges, retired identifiers, and particulars that are newer than those sent. */
final class ProtectedParticulars {

    private ProtectedParticulars() {}

    /**
     * The Patient as it becomes.
     *
     * @param before as it stands
     * @param sent as it would become
     */
    static Patient keep(Patient before, Patient sent) {
        Patient kept = isOlder(sent, before) ? before.copy() : isPart(sent) ? joined(before, sent) : sent.copy();
        before.getLink().stream()
                .filter(link -> link.getType() == LinkType.REPLACES || link.getType() == LinkType.REPLACEDBY)
                .filter(link -> kept.getLink().stream().noneMatch(known -> isSame(known, link)))
                .forEach(link -> kept.addLink(link.copy()));
        if (isReplaced(before)) {
            kept.setActive(false);
        }
        before.getIdentifier().stream()
                .filter(identifier -> identifier.getUse() == IdentifierUse.OLD)
                .filter(identifier -> kept.getIdentifier().stream().noneMatch(known -> isSame(known, identifier)))
                .forEach(identifier -> kept.addIdentifier(identifier.copy()));
        if (asOf(kept).isEmpty()) {
            asOf(before).ifPresent(time -> kept.addExtension(new Extension(Systems.AS_OF, time.copy())));
        }
        return kept;
    }

    /** The Patient without the mark of a part, which says how it was sent and nothing of what is kept. */
    static Patient whole(Patient patient) {
        Patient whole = patient.copy();
        whole.getMeta().getTag().removeIf(ProtectedParticulars::marksPart);
        return whole;
    }

    /** Whether what is sent says that it is only a part of what its sender knows. */
    private static boolean isPart(Patient sent) {
        return sent.getMeta().getTag().stream().anyMatch(ProtectedParticulars::marksPart);
    }

    private static boolean marksPart(Coding tag) {
        return Systems.OBSERVATION_VALUE.equals(tag.getSystem()) && "SUBSETTED".equals(tag.getCode());
    }

    /** What is known, with each particular that is sent in place of the one before; identifiers are added. */
    private static Patient joined(Patient before, Patient sent) {
        Patient joined = before.copy();
        Patient said = sent.copy();
        if (said.hasName()) {
            joined.setName(said.getName());
        }
        if (said.hasTelecom()) {
            joined.setTelecom(said.getTelecom());
        }
        if (said.hasGender()) {
            joined.setGenderElement(said.getGenderElement());
        }
        if (said.hasBirthDateElement()) {
            joined.setBirthDateElement(said.getBirthDateElement());
        }
        if (said.hasDeceased()) {
            joined.setDeceased(said.getDeceased());
        }
        if (said.hasAddress()) {
            joined.setAddress(said.getAddress());
        }
        if (said.hasMaritalStatus()) {
            joined.setMaritalStatus(said.getMaritalStatus());
        }
        if (said.hasCommunication()) {
            joined.setCommunication(said.getCommunication());
        }
        if (said.hasContact()) {
            joined.setContact(said.getContact());
        }
        sent.getIdentifier().forEach(identifier -> {
            joined.getIdentifier().removeIf(known -> isSame(known, identifier));
            joined.addIdentifier(identifier.copy());
        });
        asOf(sent).ifPresent(time -> {
            joined.getExtension().removeIf(extension -> Systems.AS_OF.equals(extension.getUrl()));
            joined.addExtension(new Extension(Systems.AS_OF, time.copy()));
        });
        return joined;
    }

    /** Whether both say when they were true, and what is sent is older. */
    static boolean isOlder(Patient sent, Patient before) {
        Optional<DateTimeType> then = asOf(sent);
        Optional<DateTimeType> known = asOf(before);
        return then.isPresent() && known.isPresent() && time(then.get()).isBefore(time(known.get()));
    }

    private static boolean isReplaced(Patient patient) {
        return patient.getLink().stream().anyMatch(link -> link.getType() == LinkType.REPLACEDBY);
    }

    private static boolean isSame(PatientLinkComponent one, PatientLinkComponent other) {
        return one.getType() == other.getType()
                && String.valueOf(one.getOther().getReference())
                        .equals(String.valueOf(other.getOther().getReference()));
    }

    private static boolean isSame(Identifier one, Identifier other) {
        return String.valueOf(one.getSystem()).equals(String.valueOf(other.getSystem()))
                && String.valueOf(one.getValue()).equals(String.valueOf(other.getValue()));
    }

    private static Optional<DateTimeType> asOf(Patient patient) {
        return Optional.ofNullable(patient.getExtensionByUrl(Systems.AS_OF))
                .map(Extension::getValue)
                .filter(DateTimeType.class::isInstance)
                .map(DateTimeType.class::cast)
                .filter(time -> time.hasValue() && time.getValueAsString().contains("T"));
    }

    private static OffsetDateTime time(DateTimeType time) {
        return OffsetDateTime.parse(time.getValueAsString());
    }
}
