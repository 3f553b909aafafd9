package ca.passerelle.gateway.fhir.discovery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What SMART App Launch asks to find here. There is no authorisation server yet: tokens are given to partners at their registration. So
 * every list is empty and no endpoint is named, and a client that reads it knows not to try.
 */
final class SmartConfiguration {

    private static final List<String> LISTS = List.of(
            "capabilities",
            "grant_types_supported",
            "response_types_supported",
            "scopes_supported",
            "token_endpoint_auth_methods_supported",
            "code_challenge_methods_supported");

    private SmartConfiguration() {}

    static ObjectNode of(ObjectMapper json) {
        ObjectNode configuration = json.createObjectNode();
        LISTS.forEach(configuration::putArray);
        return configuration;
    }
}
