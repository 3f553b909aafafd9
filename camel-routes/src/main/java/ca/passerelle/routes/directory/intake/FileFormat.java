package ca.passerelle.routes.directory.intake;

/** What one file of a feed is, told by what it holds. */
enum FileFormat {
    HSDS_TABLE,
    HSDS_JSON,
    AIRS_XML,
    ICAROL_CSV,
    ICAROL_JSON,
    /** Vacancies of services, as community information systems keep them. */
    VACANCIES,
    /** Records of a community information system, by its own names of columns. */
    CIOC_CSV,
    /** A table that only its registered mapping explains. */
    MAPPED_CSV,
    /** A web page: somebody has to sign in, or the address is wrong. */
    PAGE,
    EMPTY,
    /** Descriptor, notes, pictures: nothing to import. */
    OTHER
}
