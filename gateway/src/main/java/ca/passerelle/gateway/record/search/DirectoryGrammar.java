package ca.passerelle.gateway.record.search;

import static ca.passerelle.gateway.record.search.TypeGrammar.of;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;

/** The types of the directory, which everybody may see. Names and expressions are those of the FHIR R4 SearchParameters. */
final class DirectoryGrammar {

    private DirectoryGrammar() {}

    static final List<TypeGrammar> TYPES = List.of(
            of(Organization.class)
                    .published()
                    .token("identifier", "Organization.identifier", o -> Terms.identifiers(o.getIdentifier()))
                    .token(
                            "active",
                            "Organization.active",
                            o -> Terms.code(o.getActiveElement().getValueAsString()))
                    .token("type", "Organization.type", o -> Terms.concepts(o.getType()))
                    .string(
                            "name",
                            "Organization.name | Organization.alias",
                            o -> Stream.concat(Stream.ofNullable(o.getName()), Terms.strings(o.getAlias())))
                    .string("address", "Organization.address", o -> o.getAddress().stream()
                            .flatMap(Terms::address))
                    .reference("partof", "Organization.partOf", o -> Terms.reference(o.getPartOf()))
                    .includes("partof")
                    .build(),
            of(Location.class)
                    .published()
                    .token("identifier", "Location.identifier", l -> Terms.identifiers(l.getIdentifier()))
                    .token(
                            "status",
                            "Location.status",
                            l -> Terms.code(l.hasStatus() ? l.getStatus().toCode() : null))
                    .token("type", "Location.type", l -> Terms.concepts(l.getType()))
                    .string(
                            "name",
                            "Location.name | Location.alias",
                            l -> Stream.concat(Stream.ofNullable(l.getName()), Terms.strings(l.getAlias())))
                    .string("address", "Location.address", l -> Terms.address(l.getAddress()))
                    .string(
                            "address-city",
                            "Location.address.city",
                            l -> Stream.ofNullable(l.getAddress().getCity()))
                    .string(
                            "address-postalcode",
                            "Location.address.postalCode",
                            l -> Stream.ofNullable(l.getAddress().getPostalCode()))
                    .reference(
                            "organization",
                            "Location.managingOrganization",
                            l -> Terms.reference(l.getManagingOrganization()))
                    .includes("organization")
                    .build(),
            of(HealthcareService.class)
                    .published()
                    .token("identifier", "HealthcareService.identifier", h -> Terms.identifiers(h.getIdentifier()))
                    .token(
                            "active",
                            "HealthcareService.active",
                            h -> Terms.code(h.getActiveElement().getValueAsString()))
                    .token("service-category", "HealthcareService.category", h -> Terms.concepts(h.getCategory()))
                    .token("service-type", "HealthcareService.type", h -> Terms.concepts(h.getType()))
                    .token("specialty", "HealthcareService.specialty", h -> Terms.concepts(h.getSpecialty()))
                    .string("name", "HealthcareService.name", h -> Stream.ofNullable(h.getName()))
                    .reference("organization", "HealthcareService.providedBy", h -> Terms.reference(h.getProvidedBy()))
                    .reference("location", "HealthcareService.location", h -> Terms.references(h.getLocation()))
                    .includes("organization", "location")
                    .build());
}
