package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.WriteRule;
import ca.passerelle.gateway.record.Writing;
import java.util.List;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is written of the directory, by whichever door, can be matched from the moment it is written. Refuses nothing. */
@Component
@Order(400)
class IndexRule implements WriteRule {

    private final IndexWriter writer;

    IndexRule(IndexWriter writer) {
        this.writer = writer;
    }

    @Override
    public void apply(Writing writing) {
        List<Change> changes = writing.changes();
        // Places first: the rows of services take their positions from them.
        for (Change change : changes) {
            if (change.key().type().equals("Location")) {
                writer.place(change.key().id(), (Location) change.after(), change.isCreation(), writing.alongside());
            }
        }
        for (Change change : changes) {
            if (change.key().type().equals("HealthcareService")) {
                writer.service(
                        change.key().id(),
                        (HealthcareService) change.after(),
                        change.isCreation(),
                        writing.at(),
                        writing.alongside());
            }
        }
    }
}
