package ca.passerelle.profiles;

import java.util.List;

/** Canonical URLs of the concept maps between our codes and those of other guides. */
public final class Crosswalks {

    static final List<String> ALL = List.of();

    private Crosswalks() {}
}
