package ca.passerelle.gateway.doors;

import ca.passerelle.routes.directory.intake.DirectoryFolderRoute;
import ca.passerelle.routes.directory.intake.FolderImport;
import ca.passerelle.routes.port.DirectoryIntake;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Directory packages by a watched folder, where {@code passerelle.directory-folder.path} names one. */
@Configuration
@ConditionalOnProperty("passerelle.directory-folder.path")
class DirectoryFolderDoor {

    @Bean
    DirectoryFolderRoute directoryFolderRoute(DirectoryFolderProperties properties, DirectoryIntake intake) {
        return new DirectoryFolderRoute(Path.of(properties.path()), new FolderImport(intake));
    }

    @Bean
    LeasedRoute directoryFolderLease(CamelContext camel, Leases leases) {
        return new LeasedRoute(DirectoryFolderRoute.ROUTE_ID, camel, leases);
    }
}
