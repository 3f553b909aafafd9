/** The pages that people read and answer on: plain HTML, in two languages, without script. */
@ApplicationModule(
        allowedDependencies = {
            "record",
            "referral",
            "access",
            "partner",
            "delivery",
            "conformance",
            "workitem",
            "identity",
            "duplicates",
            "matching :: capacity"
        })
@NullMarked
package ca.passerelle.gateway.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
