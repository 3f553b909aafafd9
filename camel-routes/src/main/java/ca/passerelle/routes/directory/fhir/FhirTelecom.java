package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.listing.Telecom;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.StringType;

/** ContactPoint from a way to reach something. */
final class FhirTelecom {

    private FhirTelecom() {}

    static ContactPoint of(Telecom telecom) {
        ContactPoint point =
                new ContactPoint().setSystem(system(telecom.kind())).setValue(telecom.value());
        if (telecom.kind() == Telecom.Kind.MOBILE) {
            point.setUse(ContactPointUse.MOBILE);
        }
        if (telecom.extension() != null) {
            point.addExtension(DirectoryExtension.PHONE_EXTENSION, new StringType(telecom.extension()));
        }
        if (telecom.label() != null) {
            point.addExtension(DirectoryExtension.TELECOM_LABEL, FhirText.string(telecom.label()));
        }
        if (telecom.original() != null) {
            point.addExtension(DirectoryExtension.ORIGINAL_VALUE, new StringType(telecom.original()));
        }
        return point;
    }

    private static ContactPointSystem system(Telecom.Kind kind) {
        switch (kind) {
            case PHONE:
            case MOBILE:
                return ContactPointSystem.PHONE;
            case TEXT:
                return ContactPointSystem.SMS;
            case FAX:
                return ContactPointSystem.FAX;
            case PAGER:
                return ContactPointSystem.PAGER;
            case EMAIL:
                return ContactPointSystem.EMAIL;
            case WEB:
                return ContactPointSystem.URL;
            case OTHER:
                return ContactPointSystem.OTHER;
        }
        throw new IllegalArgumentException("unknown means of contact");
    }
}
