/** Where the world comes in: security of every path, the intake of messages, the routes and their ports, the periodic jobs. */
@ApplicationModule(
        allowedDependencies = {
            "record",
            "record :: search",
            "access",
            "referral",
            "subscription",
            "delivery",
            "directory",
            "duplicates",
            "identity",
            "journal",
            "partner",
            "audit",
            "secret",
            "workitem",
            "database"
        })
@NullMarked
package ca.passerelle.gateway.doors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
