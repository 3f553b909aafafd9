package ca.passerelle.routes.directory.wire;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a package in the order of their names, whether it is a zip, a tar, a folder or a single file, under gzip or not. Nothing is ever unpacked to disk. */
public final class PackageFiles implements AutoCloseable {

    private final List<PackageFile> files;
    private final AutoCloseable source;

    private PackageFiles(List<PackageFile> files, AutoCloseable source) {
        this.files =
                files.stream().sorted(Comparator.comparing(PackageFile::name)).toList();
        this.source = source;
    }

    public List<PackageFile> files() {
        return files;
    }

    /** @throws FeedRefusedException when it cannot be read, is too large, or leads out of itself */
    public static PackageFiles of(Path path, PackageLimits limits) {
        try {
            if (Files.isDirectory(path)) {
                return folder(path, limits);
            }
            return isZip(path) ? zip(path, limits) : single(path, limits);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new FeedRefusedException(DirectoryRule.PACKAGE_UNREADABLE, "package", unreadable);
        }
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }

    private static PackageFiles zip(Path path, PackageLimits limits) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        try {
            return new PackageFiles(opened(entries(zip, limits), limits), zip);
        } catch (IOException | RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    /** With the files of inner zips instead of these. */
    private static List<PackageFile> opened(List<PackageFile> files, PackageLimits limits) throws IOException {
        List<PackageFile> opened = new ArrayList<>();
        for (PackageFile file : files) {
            boolean named = file.name().toLowerCase(Locale.ROOT).endsWith(".zip");
            opened.addAll(named && InnerZip.is(file) ? new InnerZip(file, limits).files() : unpacked(file, limits));
            if (opened.size() > limits.files()) {
                throw new FeedRefusedException(DirectoryRule.PACKAGE_TOO_MANY_FILES, "package");
            }
        }
        return opened;
    }

    /** What a file under gzip or tar holds; the file itself when it is neither. */
    private static List<PackageFile> unpacked(PackageFile file, PackageLimits limits) throws IOException {
        PackageFile plain = Gzipped.is(file) ? new Gzipped(file, limits.fileBytes()) : file;
        return Tarred.is(plain) ? new Tarred(plain, limits).files() : List.of(plain);
    }

    private static List<PackageFile> entries(ZipFile zip, PackageLimits limits) {
        if (zip.size() > limits.files()) {
            throw new FeedRefusedException(DirectoryRule.PACKAGE_TOO_MANY_FILES, "package");
        }
        List<PackageFile> files = new ArrayList<>();
        long declared = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            refuseEscape(slashed(entry.getName()));
            declared += Math.max(0, entry.getSize());
            if (declared > limits.expandedBytes() || entry.getSize() > limits.fileBytes()) {
                throw new FeedRefusedException(DirectoryRule.PACKAGE_TOO_LARGE, "package");
            }
            if (!slashed(entry.getName()).endsWith("/") && isWanted(slashed(entry.getName()))) {
                files.add(new ZippedFile(zip, entry, limits.fileBytes()));
            }
        }
        return files;
    }

    /** Old tools of Windows write folders with their own separator. */
    static String slashed(String name) {
        return name.replace('\\', '/');
    }

    /** The name is never used as a path; one that tries to be is a sign of ill will. */
    static void refuseEscape(String name) {
        boolean escapes = name.startsWith("/")
                || name.indexOf('\0') >= 0
                || name.matches("(?i)[a-z]:.*")
                || ("/" + name + "/").contains("/../");
        if (escapes) {
            throw new FeedRefusedException(DirectoryRule.PACKAGE_PATH, "package");
        }
    }

    /** What desktop tools add beside the data. */
    static boolean isWanted(String name) {
        String hidden = "/" + name;
        return !hidden.contains("/.") && !hidden.contains("/__MACOSX/");
    }

    private static PackageFiles folder(Path folder, PackageLimits limits) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, 8)) {
            List<PackageFile> files = walk.filter(Files::isRegularFile)
                    .<PackageFile>map(file -> new PlainFile(
                            folder.relativize(file).toString().replace('\\', '/'), file, limits.fileBytes()))
                    .filter(file -> isWanted(file.name()))
                    .limit(limits.files() + 1L)
                    .toList();
            if (files.size() > limits.files()) {
                throw new FeedRefusedException(DirectoryRule.PACKAGE_TOO_MANY_FILES, "package");
            }
            List<PackageFile> opened = new ArrayList<>();
            for (PackageFile file : files) {
                opened.addAll(unpacked(file, limits));
            }
            return new PackageFiles(opened, () -> {});
        }
    }

    private static PackageFiles single(Path file, PackageLimits limits) throws IOException {
        Path name = file.getFileName();
        String shown = name == null ? "package" : name.toString();
        PackageFile plain = new PlainFile(shown, file, limits.fileBytes());
        return new PackageFiles(opened(unpacked(plain, limits), limits), () -> {});
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (Exception unreadable) {
            throw new FeedRefusedException(DirectoryRule.PACKAGE_UNREADABLE, "package", unreadable);
        }
    }

    private record ZippedFile(ZipFile zip, ZipEntry entry, long limit) implements PackageFile {
        @Override
        public String name() {
            return slashed(entry.getName());
        }

        @Override
        public InputStream open() throws IOException {
            return new GuardedStream(zip.getInputStream(entry), name(), limit, entry.getCrc());
        }

        @Override
        public boolean isWhole() {
            return true;
        }
    }

    private record PlainFile(String name, Path path, long limit) implements PackageFile {
        @Override
        public InputStream open() throws IOException {
            return new GuardedStream(Files.newInputStream(path), name, limit, -1);
        }

        @Override
        public boolean isWhole() {
            return false;
        }
    }
}
