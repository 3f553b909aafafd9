/**
 * The person index: which Patients of different custodians are one person, kept beside the record and seen by nobody through it. Links follow
 * from identifiers or from a person's decision; the custodian's own particulars are protected here.
 */
@ApplicationModule(allowedDependencies = {"record", "record :: search", "partner", "access", "audit", "database"})
@NullMarked
package ca.passerelle.gateway.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
