package ca.passerelle.routes.port;

/** Takes a directory package into the record and the search table. */
public interface DirectoryIntake {

    /**
     * Blocks until the run is committed. A package that cannot be trusted is a report with state REFUSED, not an exception; nothing has
     * changed then.
     *
     * @throws RuntimeException when the outcome is unknown; the same package may be given again without harm
     */
    ImportReport take(DirectoryUpload upload);
}
