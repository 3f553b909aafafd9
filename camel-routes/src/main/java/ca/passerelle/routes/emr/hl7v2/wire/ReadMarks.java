package ca.passerelle.routes.emr.hl7v2.wire;

import java.util.HashSet;
import java.util.Set;

/**
 * Which parts of one message have been read: each accessor that hands out a value marks its place. What stays unmarked has been used by
 * nobody, so that it can be named. Belongs to one thread.
 */
public final class ReadMarks {

    private static final int ALL = 0;

    private final Set<Location> read = new HashSet<>();

    /** Whether a component has been read, by itself or with all of its repetition or field. */
    public boolean isRead(Location component) {
        return read.contains(component)
                || read.contains(component.at(ALL))
                || read.contains(new Location(component.segment(), component.sequence(), component.field(), ALL, ALL));
    }

    void component(Location component) {
        read.add(component);
    }

    void repetition(Location repetition) {
        read.add(repetition.at(ALL));
    }

    void field(Location field) {
        read.add(new Location(field.segment(), field.sequence(), field.field(), ALL, ALL));
    }
}
