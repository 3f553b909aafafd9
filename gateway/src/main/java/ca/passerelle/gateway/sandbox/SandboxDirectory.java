package ca.passerelle.gateway.sandbox;

import ca.passerelle.gateway.directory.BundledDirectory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Imports the invented directory at each start; when nothing has changed, nothing is written. */
@Component
@Profile("sandbox")
@Order(1)
class SandboxDirectory implements ApplicationRunner {

    private static final String FEED = "sandbox-211";
    private static final String FOLDER = "sandbox/directory";

    private final BundledDirectory directory;

    SandboxDirectory(BundledDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        directory.take(FEED, FOLDER);
    }
}
