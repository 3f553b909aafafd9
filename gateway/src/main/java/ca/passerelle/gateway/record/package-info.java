/**
 * The record: FHIR resources with versions, search and transactions over our own tables. It knows no rules of referral or access: those
 * are {@link ca.passerelle.gateway.record.WriteRule}s, and visibility comes with the {@link ca.passerelle.gateway.record.Caller}.
 */
@ApplicationModule(allowedDependencies = {"audit", "database"})
@NullMarked
package ca.passerelle.gateway.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
