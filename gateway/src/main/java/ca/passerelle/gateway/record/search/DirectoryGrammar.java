package ca.passerelle.gateway.record.search;

import static ca.passerelle.gateway.record.search.TypeGrammarBuilder.type;

import java.util.List;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;

/** The types of the directory, which everybody may see. */
final class DirectoryGrammar {

    private DirectoryGrammar() {}

    static List<TypeGrammarBuilder> types() {
        return List.of(
                type(Organization.class)
                        .published()
                        .byAllBut()
                        .has("HealthcareService:organization", "PractitionerRole:organization"),
                type(Location.class)
                        .published()
                        .byAllBut()
                        .byNearness()
                        .chain("organization", "identifier", "name")
                        .has("HealthcareService:location"),
                type(HealthcareService.class)
                        .published()
                        .byAllBut()
                        .chain("organization", "identifier", "name")
                        .chain(
                                "location",
                                "identifier",
                                "name",
                                "address-city",
                                "address-postalcode",
                                "address-state",
                                "near"),
                type(Endpoint.class).published().byAllBut());
    }
}
