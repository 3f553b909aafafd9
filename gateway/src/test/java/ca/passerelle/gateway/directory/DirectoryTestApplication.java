package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.audit.AuditTrail;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.secret.Seal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The directory with what it stands on, and nothing above it. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = CamelAutoConfiguration.class)
@ComponentScan(
        basePackageClasses = {
            DirectorySearch.class,
            FhirRecord.class,
            Callers.class,
            Partners.class,
            AuditTrail.class,
            Seal.class
        })
@ConfigurationPropertiesScan(basePackageClasses = {DirectorySearch.class, Seal.class})
class DirectoryTestApplication {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
        return postgres.getPostgresDatabase();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
