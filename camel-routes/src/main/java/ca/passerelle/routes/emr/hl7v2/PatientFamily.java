package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.LinkFromA24;
import ca.passerelle.routes.emr.hl7v2.mapping.MergeFromA40;
import ca.passerelle.routes.emr.hl7v2.mapping.MessageType;
import ca.passerelle.routes.emr.hl7v2.mapping.PatientFromAdt;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.port.OwnPatients;
import ca.passerelle.routes.port.SenderProfile;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** ADT: the particulars of a person come or change, or two of the sender's patients are, or may be, one. */
public final class PatientFamily implements MessageFamily {

    private final OwnPatients patients;

    public PatientFamily(OwnPatients patients) {
        this.patients = patients;
    }

    @Override
    public Set<MessageType> types() {
        return Stream.of(PatientFromAdt.TYPES, MergeFromA40.TYPES, LinkFromA24.TYPES)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Handling handle(Hl7Message message, Envelope envelope, SenderProfile profile) {
        if (MergeFromA40.TYPES.contains(MessageType.of(message))) {
            return Handling.acknowledged(MergeFromA40.map(
                    message, envelope, profile, identifiers -> patients.find(profile.partner(), identifiers)));
        }
        if (LinkFromA24.TYPES.contains(MessageType.of(message))) {
            return Handling.acknowledged(LinkFromA24.map(
                    message, envelope, profile, identifiers -> patients.find(profile.partner(), identifiers)));
        }
        return Handling.acknowledged(PatientFromAdt.map(
                message,
                envelope,
                profile,
                patients.find(profile.partner(), PatientFromAdt.identifiers(message, envelope, profile))));
    }
}
