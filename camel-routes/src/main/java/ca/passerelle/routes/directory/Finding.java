package ca.passerelle.routes.directory;

/**
 * One place where a feed met a rule. It carries no value of the feed, because values can name people or hidden addresses.
 *
 * @param rule which rule
 * @param place where: {@code services.csv row 17 column url}
 * @param key source id of the record, empty where there is none
 */
public record Finding(DirectoryRule rule, String place, String key) {}
