package ca.passerelle.gateway.doors;

import ca.passerelle.routes.directory.intake.DirectoryFolderRoute;
import ca.passerelle.routes.directory.intake.FolderImport;
import ca.passerelle.routes.directory.intake.SftpFetchRoute;
import ca.passerelle.routes.port.DirectoryIntake;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Directory packages by a watched folder, where {@code passerelle.directory-folder.path} names one, and from SFTP servers into it. */
@Configuration
@ConditionalOnProperty("passerelle.directory-folder.path")
class DirectoryFolderDoor {

    @Bean
    DirectoryFolderRoute directoryFolderRoute(DirectoryFolderProperties properties, DirectoryIntake intake) {
        return new DirectoryFolderRoute(Path.of(properties.path()), new FolderImport(intake));
    }

    @Bean
    LeasedRoutes directoryFolderLease(CamelContext camel, Leases leases) {
        return new LeasedRoutes(DirectoryFolderRoute.ROUTE_ID, List.of(DirectoryFolderRoute.ROUTE_ID), camel, leases);
    }

    @Bean
    SftpFetchRoute directorySftpRoute(DirectoryFolderProperties properties) {
        return new SftpFetchRoute(Path.of(properties.path()), properties.sources());
    }

    @Bean
    LeasedRoutes directorySftpLease(DirectoryFolderProperties properties, CamelContext camel, Leases leases) {
        List<String> routes =
                properties.sources().stream().map(SftpFetchRoute::routeId).toList();
        return new LeasedRoutes("directory-sftp", routes, camel, leases);
    }
}
