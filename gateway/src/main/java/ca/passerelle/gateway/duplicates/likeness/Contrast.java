package ca.passerelle.gateway.duplicates.likeness;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Words of names that exclude each other, in both languages: a service for men is not the one for women, whatever else they share. */
enum Contrast {
    GENDER(
            List.of("men", "man", "male", "boy", "father", "homme", "garcon", "pere", "masculin"),
            List.of("women", "woman", "female", "girl", "mother", "femme", "fille", "mere", "feminin")),
    AGE(
            List.of(
                    "youth",
                    "teen",
                    "teenager",
                    "adolescent",
                    "jeune",
                    "jeunesse",
                    "ado",
                    "child",
                    "children",
                    "kid",
                    "enfant"),
            List.of("adult", "adulte"),
            List.of("senior", "elder", "older", "aine", "ainee", "agee")),
    DAYTIME(List.of("day", "daytime", "jour"), List.of("night", "overnight", "evening", "nuit", "soir")),
    STAY(List.of("inpatient", "residential", "residentiel"), List.of("outpatient", "ambulatoire", "externe")),
    COMPANY(List.of("individual", "individuel", "individuelle"), List.of("group", "groupe")),
    LEVEL(List.of("beginner", "debutant"), List.of("intermediate", "intermediaire"), List.of("advanced", "avance")),
    COMPASS(
            List.of("north", "northern", "nord"),
            List.of("south", "southern", "sud"),
            List.of("east", "eastern", "est"),
            List.of("west", "western", "ouest"));

    private final List<Set<String>> sides;

    @SafeVarargs
    Contrast(List<String>... sides) {
        this.sides = List.of(sides).stream().map(Set::copyOf).toList();
    }

    /** On which sides words stand, as {@code GENDER0}; nothing where no word tells. */
    static Set<String> sides(Set<String> words) {
        Set<String> all = new TreeSet<>();
        for (Contrast contrast : values()) {
            for (int side = 0; side < contrast.sides.size(); side++) {
                if (!Collections.disjoint(contrast.sides.get(side), words)) {
                    all.add(contrast.name() + side);
                }
            }
        }
        return all;
    }

    /** Whether both stand on some side of one of them, and on none together. */
    static boolean between(Set<String> one, Set<String> other) {
        for (Contrast contrast : values()) {
            Set<String> here = contrast.of(one);
            Set<String> there = contrast.of(other);
            if (!here.isEmpty() && !there.isEmpty() && Collections.disjoint(here, there)) {
                return true;
            }
        }
        return false;
    }

    private Set<String> of(Set<String> all) {
        return all.stream().filter(side -> side.startsWith(name())).collect(Collectors.toSet());
    }
}
