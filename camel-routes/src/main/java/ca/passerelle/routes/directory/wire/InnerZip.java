package ca.passerelle.routes.directory.wire;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A zip in a zip, as exporters of several files wrap theirs. One level is opened; what lies deeper is a file like any other. */
final class InnerZip {

    private final PackageFile zip;
    private final PackageLimits limits;

    InnerZip(PackageFile zip, PackageLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static boolean is(PackageFile file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }

    /** Its files, each read once to the end, so that damage and size show before anything is taken from it. */
    List<PackageFile> files() throws IOException {
        Map<String, Long> sums = new LinkedHashMap<>();
        long expanded = 0;
        try (ZipInputStream in = new ZipInputStream(zip.open())) {
            byte[] buffer = new byte[65_536];
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = PackageFiles.slashed(entry.getName());
                PackageFiles.refuseEscape(name);
                CRC32 sum = new CRC32();
                long size = 0;
                for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                    sum.update(buffer, 0, got);
                    size += got;
                    expanded += got;
                    if (size > limits.fileBytes() || expanded > limits.expandedBytes()) {
                        throw new FeedRefusedException(DirectoryRule.PACKAGE_TOO_LARGE, zip.name());
                    }
                }
                if (!name.endsWith("/") && PackageFiles.isWanted(name)) {
                    sums.put(name, sum.getValue());
                }
                if (sums.size() > limits.files()) {
                    throw new FeedRefusedException(DirectoryRule.PACKAGE_TOO_MANY_FILES, zip.name());
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, zip.shortName(), damaged);
        }
        List<PackageFile> files = new ArrayList<>();
        sums.forEach((name, sum) -> files.add(new InnerFile(zip, name, sum, limits.fileBytes())));
        return files;
    }

    private record InnerFile(PackageFile zip, String inner, long sum, long limit) implements PackageFile {
        @Override
        public String name() {
            return zip.name() + "/" + inner;
        }

        @Override
        public InputStream open() throws IOException {
            ZipInputStream in = new ZipInputStream(zip.open());
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (PackageFiles.slashed(entry.getName()).equals(inner)) {
                    return new GuardedStream(in, name(), limit, sum);
                }
            }
            in.close();
            throw new FeedRefusedException(DirectoryRule.FILE_UNREADABLE, shortName());
        }

        @Override
        public boolean isWhole() {
            return true;
        }
    }
}
