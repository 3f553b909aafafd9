package ca.passerelle.routes.directory.intake;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a publisher's SFTP server in which the packages of one feed appear.
 *
 * @param feed key of the feed
 * @param folder from where one lands after signing in
 * @param password null where a key is used
 * @param privateKey file with the key in OpenSSH's or PEM's form; null where a password is used
 * @param knownHosts file in OpenSSH's form with the server's host key: a server that does not have it is not spoken to
 * @param every how long to wait between two looks
 */
public record SftpSource(
        String feed,
        String host,
        int port,
        String folder,
        String user,
        @Nullable String password,
        @Nullable Path privateKey,
        Path knownHosts,
        Duration every) {

    /** Without the password. */
    @Override
    public String toString() {
        return feed + " from " + host + ":" + port;
    }
}
