package ca.passerelle.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.Systems;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.junit.jupiter.api.Test;

class ProtectedParticularsTest {

    @Test
    void whatWasMergedAndRetiredStays() {
        Patient before = new Patient();
        before.setActive(false);
        before.addLink().setType(LinkType.REPLACEDBY).getOther().setReference("Patient/1");
        before.addIdentifier().setUse(IdentifierUse.OLD).setSystem("urn:x").setValue("M-1");
        Patient sent = new Patient();
        sent.addName().setFamily("Roy");
        Patient kept = ProtectedParticulars.keep(before, sent);
        assertThat(kept.getNameFirstRep().getFamily()).isEqualTo("Roy");
        assertThat(kept.getActive()).isFalse();
        assertThat(kept.getLink()).hasSize(1);
        assertThat(kept.getIdentifier()).hasSize(1);
        assertThat(ProtectedParticulars.keep(kept, sent).equalsDeep(kept)).isTrue();
    }

    /** Of two messages the newer one stands, whichever comes first. */
    @Property(tries = 200)
    void theNewestParticularsStandInAnyOrder(
            @ForAll @IntRange(min = 0, max = 50) int one, @ForAll @IntRange(min = 0, max = 50) int other) {
        Patient first = at(one, "One");
        Patient second = at(other, one == other ? "One" : "Other");
        Patient there = ProtectedParticulars.keep(first, second);
        Patient back = ProtectedParticulars.keep(second, first);
        assertThat(there.getNameFirstRep().getFamily())
                .isEqualTo(back.getNameFirstRep().getFamily());
    }

    private static Patient at(int minute, String family) {
        Patient patient = new Patient();
        patient.addName().setFamily(family);
        patient.addExtension(
                new Extension(Systems.AS_OF, new DateTimeType(String.format("2026-01-01T10:%02d:00Z", minute))));
        return patient;
    }
}
