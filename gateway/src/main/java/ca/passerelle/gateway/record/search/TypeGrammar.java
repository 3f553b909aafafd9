package ca.passerelle.gateway.record.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the record offers of one resource type.
 *
 * @param type the FHIR type
 * @param published whether resources of it are for everybody (the directory) and not bound to a referral
 * @param deletable whether its custodian may delete it
 * @param parameters the search parameters by name
 * @param includes the reference parameters that {@code _include} and {@code _revinclude} may follow
 * @param chains for a reference parameter, the parameters of its target that a query may chain to
 * @param referredBy what may be asked by {@code _has}, as {@code Type:reference}
 */
public record TypeGrammar(
        String type,
        boolean published,
        boolean deletable,
        Map<String, SearchParameter> parameters,
        Set<String> includes,
        Map<String, List<String>> chains,
        Set<String> referredBy) {

    public Optional<SearchParameter> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
