package ca.passerelle.routes.directory.intake;

import java.nio.file.Path;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/**
 * Brings packages from publishers' SFTP servers into the watched folder, whole or not at all, where {@link DirectoryFolderRoute} takes them.
 * Nothing is changed on the server; a file is fetched again when its size or time changes. Like the watched folder it does not start by
 * itself.
 */
public final class SftpFetchRoute extends RouteBuilder {

    private static final int REMEMBERED = 1_000;
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Path folder;
    private final List<SftpSource> sources;

    /** @param folder the watched folder */
    public SftpFetchRoute(Path folder, List<SftpSource> sources) {
        this.folder = folder;
        this.sources = sources;
    }

    /** By this id the holder of the lease starts and stops the fetching of one feed. */
    public static String routeId(SftpSource source) {
        return "directory-sftp-" + source.feed();
    }

    @Override
    public void configure() {
        for (SftpSource source : sources) {
            from(endpoint(source))
                    .routeId(routeId(source))
                    .autoStartup(false)
                    .toF("file:%s?tempPrefix=.fetching-", folder.resolve(source.feed()));
        }
    }

    /** What is secret goes into the configuration and not into the address, which is logged. */
    private SftpEndpoint endpoint(SftpSource source) {
        SftpEndpoint endpoint = getContext()
                .getEndpoint(
                        String.format(
                                "sftp:%s:%d/%s?noop=true&include=.*\\.(zip|json|ndjson|jsonl|csv|txt|xml)&delay=%d"
                                        + "&idempotentKey=${file:name}-${file:size}-${file:modified}&readLock=changed"
                                        + "&readLockMinAge=1000&throwExceptionOnConnectFailed=true&disconnect=true",
                                source.host(),
                                source.port(),
                                source.folder(),
                                source.every().toMillis()),
                        SftpEndpoint.class);
        endpoint.setIdempotentRepository(FileIdempotentRepository.fileIdempotentRepository(
                folder.resolve(source.feed()).resolve(".fetched").toFile(), REMEMBERED));
        SftpConfiguration configuration = endpoint.getConfiguration();
        configuration.setUsername(source.user());
        configuration.setPassword(source.password());
        if (source.privateKey() != null) {
            configuration.setPrivateKeyFile(source.privateKey().toString());
        }
        configuration.setStrictHostKeyChecking("yes");
        configuration.setUseUserKnownHostsFile(false);
        configuration.setKnownHostsFile(source.knownHosts().toString());
        configuration.setConnectTimeout(TIMEOUT_MILLIS);
        configuration.setSoTimeout(TIMEOUT_MILLIS);
        return endpoint;
    }
}
