package ca.passerelle.routes.directory.publishing;

import ca.passerelle.profiles.DirectoryExtension;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Organization;

/** HSDS {@code organization} from an Organization. */
public final class HsdsOrganizationFromFhir {

    private HsdsOrganizationFromFhir() {}

    public static Map<String, Object> organization(Organization from) {
        UUID id = HsdsIds.of(from);
        String description = HsdsParts.text(from, DirectoryExtension.ORGANIZATION_DESCRIPTION);
        return new HsdsObject()
                .put("id", id)
                .put("name", from.getName())
                .put(
                        "alternate_name",
                        from.getAlias().isEmpty()
                                ? null
                                : from.getAlias().get(0).getValue())
                // HSDS requires one.
                .put("description", description == null ? from.getName() : description)
                .put("email", HsdsParts.first(from.getTelecom(), ContactPointSystem.EMAIL))
                .put("website", HsdsParts.first(from.getTelecom(), ContactPointSystem.URL))
                .put("parent_organization_id", HsdsIds.of(from.getPartOf()))
                .put("phones", HsdsParts.phones(id, from.getTelecom()))
                .map();
    }
}
