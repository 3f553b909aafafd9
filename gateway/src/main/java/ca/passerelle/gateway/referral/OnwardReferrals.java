package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.Written;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.Objects;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refers onward: from a referral that one owns, to a service of the directory. */
@Component
public class OnwardReferrals {

    private final FhirRecord record;
    private final FhirContext fhir;
    private final Clock clock;

    OnwardReferrals(FhirRecord record, FhirContext fhir, Clock clock) {
        this.record = record;
        this.fhir = fhir;
        this.clock = clock;
    }

    /** Gives the new Task. All that it takes is one write, which passes the same rules as any other. */
    public StoredResource refer(Caller caller, ResourceKey task, ResourceKey service, @Nullable String note) {
        Task parent = read(caller, task, Task.class);
        ServiceRequest request = read(caller, key(parent.getFocus().getReference()), ServiceRequest.class);
        Patient patient = read(caller, key(parent.getFor().getReference()), Patient.class);
        HealthcareService to = read(caller, service, HealthcareService.class);
        if (to.hasActive() && !to.getActive()) {
            throw Refusal.unprocessable(
                    "Parameters.parameter:service", ProblemCode.UNKNOWN_RECIPIENT, "The service is not active.");
        }
        OnwardBundle bundle = new OnwardBundle(caller, clock.instant());
        Written written = record.write(caller, bundle.instructions(parent, request, patient, to, note));
        return written.results().stream()
                .map(Written.Result::resource)
                .filter(resource -> resource.key().type().equals("Task"))
                .findFirst()
                .orElseThrow();
    }

    private <T extends Resource> T read(Caller caller, ResourceKey key, Class<T> type) {
        return Objects.requireNonNull(fhir.newJsonParser()
                .parseResource(type, record.read(caller, key).json()));
    }

    private static ResourceKey key(@Nullable String reference) {
        return ResourceKey.of(reference).orElseThrow(() -> Refusal.notFound("ServiceRequest"));
    }
}
