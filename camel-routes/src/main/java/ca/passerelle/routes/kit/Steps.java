package ca.passerelle.routes.kit;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/**
 * Transactions that follow each other, all or none of them: for a message that moves a referral by two states, of which each is an event.
 * Carried as a collection of their Bundles; a lone transaction is itself.
 */
public final class Steps {

    private Steps() {}

    /** Several transactions as one Bundle. */
    public static Bundle of(List<Bundle> transactions) {
        Bundle collection = new Bundle().setType(BundleType.COLLECTION);
        transactions.forEach(step -> collection.addEntry().setResource(step));
        return collection;
    }

    /** The transactions of a Bundle in their order. */
    public static List<Bundle> in(Bundle bundle) {
        return bundle.getType() == BundleType.COLLECTION
                ? bundle.getEntry().stream()
                        .map(entry -> (Bundle) entry.getResource())
                        .toList()
                : List.of(bundle);
    }
}
