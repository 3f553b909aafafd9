package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.junit.jupiter.api.Test;

class PatientMergeTest {

    @Test
    void bothStayTheNumbersGoOverAndAgainIsNothing() {
        PatientMerge merge = PatientMerge.of(patient(1), patient(2));
        assertThat(merge.survivor().getIdentifier())
                .extracting(each -> each.getValue())
                .containsExactly("M1", "M2");
        assertThat(merge.survivor().getIdentifier().get(1).getUse()).isEqualTo(IdentifierUse.OLD);
        assertThat(merge.survivor().hasActive()).isFalse();
        assertThat(merge.prior().getActive()).isFalse();
        assertThat(merge.prior().getName()).as("its own particulars stay").hasSize(1);
        assertThat(merge.prior().getLinkFirstRep().getType()).isEqualTo(LinkType.REPLACEDBY);
        PatientMerge again = PatientMerge.of(merge.survivor(), merge.prior());
        assertThat(again.survivor().equalsDeep(merge.survivor())).isTrue();
        assertThat(again.prior().equalsDeep(merge.prior())).isTrue();
    }

    /** Each merge replaces whoever bears the number now, as the door finds it: in any order all numbers end at one person. */
    @Property(tries = 300)
    void aChainOfMergesEndsAtOnePersonInAnyOrder(
            @ForAll @IntRange(min = 2, max = 7) int people, @ForAll Random random) {
        List<int[]> merges = new ArrayList<>();
        for (int prior = 2; prior <= people; prior++) {
            merges.add(new int[] {1 + random.nextInt(prior - 1), prior});
        }
        Map<Integer, Patient> inOrder = apply(people, merges);
        List<int[]> shuffled = new ArrayList<>(merges);
        shuffled.addAll(merges);
        Collections.shuffle(shuffled, random);
        Map<Integer, Patient> inAnyOrder = apply(people, shuffled);
        for (Map<Integer, Patient> result : List.of(inOrder, inAnyOrder)) {
            List<Patient> left = result.values().stream()
                    .filter(patient -> !patient.hasActive() || patient.getActive())
                    .toList();
            assertThat(left).hasSize(1);
            assertThat(left.get(0).getIdentifier()).hasSize(people);
            result.values().stream().filter(patient -> patient != left.get(0)).forEach(prior -> assertThat(
                            prior.getLink())
                    .anyMatch(link -> link.getType() == LinkType.REPLACEDBY));
        }
    }

    private static Map<Integer, Patient> apply(int people, List<int[]> merges) {
        Map<Integer, Patient> patients = new HashMap<>();
        for (int id = 1; id <= people; id++) {
            patients.put(id, patient(id));
        }
        for (int[] merge : merges) {
            Patient survivor = bearer(patients, merge[0]);
            Patient prior = bearer(patients, merge[1]);
            if (survivor != prior) {
                PatientMerge merged = PatientMerge.of(survivor, prior);
                patients.put(number(survivor), merged.survivor());
                patients.put(number(prior), merged.prior());
            }
        }
        return patients;
    }

    private static Patient bearer(Map<Integer, Patient> patients, int number) {
        return patients.values().stream()
                .filter(patient -> !patient.hasActive() || patient.getActive())
                .filter(patient -> patient.getIdentifier().stream()
                        .anyMatch(each -> each.getValue().equals("M" + number)))
                .findFirst()
                .orElseThrow();
    }

    private static int number(Patient patient) {
        return Integer.parseInt(patient.getIdElement().getIdPart());
    }

    private static Patient patient(int number) {
        Patient patient = new Patient();
        patient.setId(String.valueOf(number));
        patient.addIdentifier().setSystem("urn:x").setValue("M" + number);
        patient.addName().setFamily("F" + number);
        return patient;
    }
}
