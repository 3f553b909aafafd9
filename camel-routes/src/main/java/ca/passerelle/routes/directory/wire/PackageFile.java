package ca.passerelle.routes.directory.wire;

import java.io.IOException;
import java.io.InputStream;

/** One file of a package; it can be opened more than once. */
public interface PackageFile {

    /** Path within the package, with forward slashes. */
    String name();

    /** The expanded bytes; reading past the limits or into damage throws. */
    InputStream open() throws IOException;

    /** Whether a checksum tells that nothing of it is missing. */
    boolean isWhole();

    /** The last part of the path. */
    default String shortName() {
        return name().substring(name().lastIndexOf('/') + 1);
    }
}
