package ca.passerelle.gateway.sandbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox.
 *
 * @param data folder of the embedded database and the sandbox's key; kept between runs
 * @param databasePort port of the embedded database; 0 for any that is free
 * @param emrPort port on which the invented clinic's EMR takes HL7 v2
 * @param emrPartner key of that clinic
 */
@ConfigurationProperties("passerelle.sandbox")
record SandboxProperties(
        @DefaultValue("data") String data,
        @DefaultValue("0") int databasePort,
        @DefaultValue("2576") int emrPort,
        @DefaultValue("vancouver-clinic") String emrPartner) {}
