/**
 * What a service is weighed by when it is matched to a person: plain functions over records. They know no framework, no database, no clock
 * and no chance.
 */
@NamedInterface("criteria")
@NullMarked
package ca.passerelle.gateway.matching.criteria;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
