package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.DirectoryRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a value.
 *
 * @param value the value to use; null when there is none to use
 * @param rules why it differs from what was written, empty when it does not
 */
public record Cleaned<T>(@Nullable T value, List<DirectoryRule> rules) {

    public Cleaned {
        rules = List.copyOf(rules);
    }

    public static <T> Cleaned<T> as(T value) {
        return new Cleaned<>(value, List.of());
    }

    public static <T> Cleaned<T> as(T value, DirectoryRule rule) {
        return new Cleaned<>(value, List.of(rule));
    }

    public static <T> Cleaned<T> dropped(DirectoryRule rule) {
        return new Cleaned<>(null, List.of(rule));
    }
}
