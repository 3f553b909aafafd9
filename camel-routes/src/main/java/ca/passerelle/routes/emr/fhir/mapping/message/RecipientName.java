package ca.passerelle.routes.emr.fhir.mapping.message;

/**
 * A name under which the directory or the registry may know who is asked.
 *
 * @param system of an identifier, or the type of a resource whose id the value is; empty for an identifier without a system
 * @param value the identifier or the id
 * @param literal whether it is a reference to a resource, not an identifier
 */
public record RecipientName(String system, String value, boolean literal) {}
