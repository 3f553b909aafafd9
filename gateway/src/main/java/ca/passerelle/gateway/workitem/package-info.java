/** What waits for a person: codes of senders without a meaning, and the messages that cannot be read before they have one. */
@ApplicationModule(allowedDependencies = {"partner", "record", "access"})
@NullMarked
package ca.passerelle.gateway.workitem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
