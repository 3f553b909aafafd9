package ca.passerelle.routes.directory.hsds.wire;

import java.io.IOException;
import java.io.InputStream;

/** One file of a package; it can be opened more than once. */
interface PackageFile {

    /** Path within the package, with forward slashes. */
    String name();

    /** The expanded bytes; reading past the limits or into damage throws. */
    InputStream open() throws IOException;

    /** The last part of the path. */
    default String shortName() {
        return name().substring(name().lastIndexOf('/') + 1);
    }
}
