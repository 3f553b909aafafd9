package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.ResourceKey;
import java.util.Optional;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * The request of a referral that has become restricted, for an owner who does not see it any more: nothing but what its Task says of it. The owner still
 * answers by the number that it was given, and still learns how the referral ends.
 */
final class HiddenRequest {

    private HiddenRequest() {}

    /** Empty where the Task names no request. */
    static Optional<ServiceRequest> of(Task task) {
        return ResourceKey.of(task.getFocus())
                .filter(key -> key.type().equals("ServiceRequest"))
                .map(key -> {
                    ServiceRequest request =
                            new ServiceRequest().setSubject(task.getFor().copy());
                    request.setId(key.id().toString());
                    return request;
                });
    }
}
