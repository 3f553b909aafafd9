package ca.passerelle.oracle;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How the server runs: each setting is an argument {@code --name=value}, else an environment variable {@code ORACLE_NAME}, else the
 * starter's default.
 *
 * @param url JDBC URL of an empty PostgreSQL database
 * @param user its user
 * @param password its password
 * @param port where to listen, on the loopback interface only
 * @param pageSize how many matches on a page when the client does not say
 * @param reuseMillis for how long the result of a search is given again instead of searching; 0 for never
 * @param indexMissing whether {@code :missing} can be searched
 * @param parent the process with which this one ends; 0 for none
 */
public record OracleSettings(
        String url,
        String user,
        String password,
        int port,
        int pageSize,
        long reuseMillis,
        boolean indexMissing,
        long parent) {

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException for one that is not of the form, not known, or is missing
     */
    public static OracleSettings of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("not of the form --name=value: " + argument);
            }
            given.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        OracleSettings settings = new OracleSettings(
                take(given, "url", null),
                take(given, "user", "postgres"),
                take(given, "password", "postgres"),
                Integer.parseInt(take(given, "port", "8090")),
                Integer.parseInt(take(given, "page-size", "20")),
                Long.parseLong(take(given, "reuse-millis", "60000")),
                Boolean.parseBoolean(take(given, "index-missing", "false")),
                Long.parseLong(take(given, "parent", "0")));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + given.keySet());
        }
        return settings;
    }

    private static String take(Map<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        if (value == null) {
            value = System.getenv("ORACLE_" + name.replace('-', '_').toUpperCase(Locale.ROOT));
        }
        if (value == null && otherwise == null) {
            throw new IllegalArgumentException("missing: --" + name);
        }
        return value == null ? otherwise : value;
    }
}
