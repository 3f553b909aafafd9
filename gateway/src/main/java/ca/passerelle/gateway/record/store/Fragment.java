package ca.passerelle.gateway.record.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of SQL with its arguments. Values are always bound, never written into the text. */
record Fragment(String sql, List<@Nullable Object> arguments) {

    static Fragment of(String sql, @Nullable Object... arguments) {
        return new Fragment(sql, Collections.unmodifiableList(Arrays.asList(arguments)));
    }

    Fragment and(Fragment other) {
        return joined(" and ", other);
    }

    Fragment then(String text) {
        return new Fragment(sql + text, arguments);
    }

    Fragment then(Fragment other) {
        return joined("", other);
    }

    static Fragment any(List<Fragment> alternatives) {
        Fragment all = alternatives.get(0);
        for (Fragment next : alternatives.subList(1, alternatives.size())) {
            all = all.joined(" or ", next);
        }
        return new Fragment("(" + all.sql + ")", all.arguments);
    }

    private Fragment joined(String between, Fragment other) {
        List<@Nullable Object> all = new ArrayList<>(arguments);
        all.addAll(other.arguments);
        return new Fragment(sql + between + other.sql, Collections.unmodifiableList(all));
    }

    @Nullable
    Object[] values() {
        return arguments.toArray();
    }
}
