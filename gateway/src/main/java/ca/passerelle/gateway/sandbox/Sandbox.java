package ca.passerelle.gateway.sandbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The sandbox's database in place of a configured one. */
@Configuration
@Profile("sandbox")
class Sandbox {

    private static final int CONNECTIONS = 20;

    @Bean
    EmbeddedDatabase embeddedDatabase(SandboxProperties properties) {
        return EmbeddedDatabase.start(Path.of(properties.data(), "postgres"), properties.databasePort());
    }

    @Bean
    DataSource dataSource(EmbeddedDatabase database) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(database.url());
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setPoolName("sandbox");
        return new HikariDataSource(pool);
    }
}
