package ca.passerelle.gateway.crash;

import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.Systems;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The southern clinic: transaction Bundles with an idempotency key. */
final class FhirClinic extends Clinic {

    private final Fhir fhir;

    FhirClinic(int port) {
        super("S");
        this.fhir = new Fhir(port, "south-clinic");
    }

    @Override
    String message(String number) {
        Bundle bundle = Referrals.transaction("connectors");
        Patient patient = (Patient) bundle.getEntry().get(0).getResource();
        patient.getNameFirstRep().setFamily(CANARY);
        ServiceRequest request = (ServiceRequest) bundle.getEntry().get(1).getResource();
        request.addIdentifier()
                .setSystem(Systems.PARTNER_NUMBER + "/south-clinic")
                .setValue(number);
        return Fhir.json(bundle);
    }

    @Override
    Optional<String> exchange(String number, String message) {
        Fhir.Answer answer = fhir.post("", message, "Idempotency-Key", number);
        if (answer.status() == 200) {
            return Optional.of(answer.as(Bundle.class).getEntry().stream()
                    .map(entry -> entry.getResponse().getLocation())
                    .collect(Collectors.joining(" ")));
        }
        if (answer.status() < 500) {
            ledger().complain("not accepted: " + number + ": " + answer.status() + " " + answer.body());
        }
        return Optional.empty();
    }
}
