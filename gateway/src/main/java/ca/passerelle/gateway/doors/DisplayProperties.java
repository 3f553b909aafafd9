package ca.passerelle.gateway.doors;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What people read.
 *
 * @param zone the time zone of days and times on pages and in mail
 */
@ConfigurationProperties("passerelle.display")
record DisplayProperties(@DefaultValue("America/Vancouver") ZoneId zone) {}
