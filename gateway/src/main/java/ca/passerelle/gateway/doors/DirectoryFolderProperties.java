package ca.passerelle.gateway.doors;

import ca.passerelle.routes.directory.intake.SftpSource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The watched folder.
 *
 * @param path a folder with one sub-folder for each feed, into which packages are dropped; empty for none
 * @param sftp by key of the feed, from where packages are fetched into it
 */
@Validated
@ConfigurationProperties("passerelle.directory-folder")
record DirectoryFolderProperties(
        @DefaultValue("") String path, @DefaultValue @Valid Map<String, Sftp> sftp) {

    /**
     * A publisher's SFTP server.
     *
     * @param folder from where one lands after signing in
     * @param password null where a key is used
     * @param privateKey file of a key; null where a password is used
     * @param knownHosts file with the server's host key, as OpenSSH writes it
     * @param every how long to wait between two looks
     */
    record Sftp(
            @NotBlank String host,
            @DefaultValue("22") int port,
            @DefaultValue(".") String folder,
            @NotBlank String user,
            @Nullable String password,
            @Nullable Path privateKey,
            @NotNull Path knownHosts,
            @DefaultValue("1h") Duration every) {}

    List<SftpSource> sources() {
        return sftp.entrySet().stream()
                .map(entry -> source(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static SftpSource source(String feed, Sftp sftp) {
        return new SftpSource(
                feed,
                sftp.host(),
                sftp.port(),
                sftp.folder(),
                sftp.user(),
                sftp.password(),
                sftp.privateKey(),
                sftp.knownHosts(),
                sftp.every());
    }
}
