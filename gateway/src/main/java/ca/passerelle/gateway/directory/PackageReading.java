package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.intake.FeedReader;
import ca.passerelle.routes.directory.intake.FeedSettings;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.LanguageVersions;
import ca.passerelle.routes.directory.listing.SourceKey;
import ca.passerelle.routes.directory.wire.PackageLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a package with what is remembered of its feed: the mapping of its columns, what is confidential, and the packages of the other
 * languages, whose texts stay when one language comes anew.
 */
@Component
class PackageReading {

    private final PackageTable packages;
    private final CrawledTable crawled;
    private final SecretTable secrets;
    private final MappingTable mappings;

    PackageReading(PackageTable packages, CrawledTable crawled, SecretTable secrets, MappingTable mappings) {
        this.crawled = crawled;
        this.packages = packages;
        this.secrets = secrets;
        this.mappings = mappings;
    }

    /**
     * @param directory all languages together
     * @param stamp when the publisher made this package
     */
    record Read(FeedContents directory, @Nullable String stamp) {}

    /** @throws FeedRefusedException when nothing of the package may be applied */
    Read read(Feeds.Feed feed, String language, Path file) {
        Map<String, PackageTable.Held> held = packages.held(feed.key());
        Set<SourceKey> secret = secrets.all(feed.key());
        FeedContents contents = contents(feed, language, secret, file);
        PackageTable.Held before = held.remove(language);
        refuseOlder(contents.stamp(), before == null ? null : before.stamp());
        if (held.isEmpty() && language.equals(feed.language())) {
            return new Read(contents, contents.stamp());
        }
        Map<String, FeedContents> versions = new LinkedHashMap<>();
        versions.put(language, contents);
        held.forEach((other, kept) -> versions.put(other, kept(feed, other, secret, kept.name())));
        Set<SourceKey> all = new HashSet<>(secret);
        versions.values().forEach(version -> all.addAll(version.secret()));
        // What is confidential in one language must not stand in the words of another.
        versions.replaceAll((other, version) -> version.secret().containsAll(all) || all.equals(secret)
                ? version
                : other.equals(language)
                        ? contents(feed, other, all, file)
                        : kept(
                                feed,
                                other,
                                all,
                                Objects.requireNonNull(held.get(other)).name()));
        return new Read(LanguageVersions.merged(feed.language(), versions), contents.stamp());
    }

    private FeedContents contents(Feeds.Feed feed, String language, Set<SourceKey> secret, Path file) {
        return FeedReader.read(
                file, new FeedSettings(language, mappings.of(feed.key()).orElse(null), secret, PackageLimits.DEFAULT));
    }

    /** Of a feed that is fetched, its records as they are now stand before the package of its last whole import. */
    private FeedContents kept(Feeds.Feed feed, String language, Set<SourceKey> secret, String name) {
        if (!language.equals(feed.language()) || !crawled.holds(feed.key())) {
            return unsealed(feed, language, secret, name);
        }
        try (ScratchFolder folder = new ScratchFolder()) {
            List<String> lines = new ArrayList<>();
            crawled.each(feed.key(), (id, line) -> lines.add(line));
            return contents(feed, language, secret, folder.snapshot("kept", lines));
        }
    }

    private FeedContents unsealed(Feeds.Feed feed, String language, Set<SourceKey> secret, String name) {
        Path file = packages.unseal(name);
        try {
            return contents(feed, language, secret, file);
        } finally {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("a temporary file cannot be deleted", e);
            }
        }
    }

    private static void refuseOlder(@Nullable String stamp, @Nullable String before) {
        boolean instants = stamp != null && before != null && stamp.length() > 10 && before.length() > 10;
        if (instants && java.time.OffsetDateTime.parse(stamp).isBefore(java.time.OffsetDateTime.parse(before))) {
            throw new FeedRefusedException(DirectoryRule.PACKAGE_OLDER, "package");
        }
    }
}
