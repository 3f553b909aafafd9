package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.routes.directory.listing.ForeignNumber;
import ca.passerelle.routes.directory.listing.ListedOrganization;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;

/** Organization from a listed organisation (HSDS → FHIR: {@code organization}, {@code organization_identifier}, {@code phone}). */
public final class OrganizationFromListing {

    private OrganizationFromListing() {}

    public static Organization organization(ListedOrganization from, FeedIds ids) {
        Organization organization = new Organization();
        organization.setId(ids.id(from.key()).toString());
        organization.addIdentifier(ids.identifier(from.key()));
        from.identifiers().forEach(number -> organization.addIdentifier(identifier(number)));
        organization.setActive(true);
        organization.setLanguage(from.name().language());
        organization.setNameElement(FhirText.string(from.name()));
        if (from.alternateName() != null) {
            organization.getAlias().add(FhirText.string(from.alternateName()));
        }
        Extension description = FhirText.extension(DirectoryExtension.ORGANIZATION_DESCRIPTION, from.description());
        if (description != null) {
            organization.addExtension(description);
        }
        from.telecom().forEach(telecom -> organization.addTelecom(FhirTelecom.of(telecom)));
        from.addresses().stream()
                .filter(FhirAddress::tells)
                .forEach(address -> organization.addAddress(FhirAddress.of(address)));
        if (from.parent() != null) {
            SourceKey parent = new SourceKey(RecordKind.ORGANIZATION, from.parent());
            organization.setPartOf(
                    from.parentListed() ? ids.reference("Organization", parent) : ids.logical("Organization", parent));
        }
        return organization;
    }

    /** The register is named in words: a scheme code is no URI, and none is made up for it. */
    static Identifier identifier(ForeignNumber number) {
        Identifier identifier = new Identifier().setValue(number.value());
        if (number.type() != null) {
            identifier.getType().setText(number.type());
        }
        if (number.scheme() != null) {
            identifier.getAssigner().setDisplay(number.scheme());
        }
        return identifier;
    }
}
