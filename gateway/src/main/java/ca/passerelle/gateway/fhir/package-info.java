/** The FHIR R4 server: HAPI's plain RestfulServer in front of the record, dispatching by the record's grammar. */
@ApplicationModule(
        allowedDependencies = {
            "record",
            "record :: search",
            "access",
            "referral",
            "subscription",
            "delivery",
            "matching",
            "matching :: criteria",
            "matching :: capacity",
            "journal",
            "partner",
            "audit",
            "blob",
            "conformance"
        })
@NullMarked
package ca.passerelle.gateway.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
