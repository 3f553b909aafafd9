package ca.passerelle.profiles;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;

/** How confidential a record is, as a security label says it; the most confidential last. Source: HL7 v3 Confidentiality. */
public enum ConfidentialityLevel {
    N("normal"),
    R("restricted"),
    V("very restricted");

    private final String display;

    ConfidentialityLevel(String display) {
        this.display = display;
    }

    public Coding coding() {
        return new Coding(Systems.CONFIDENTIALITY, name(), display);
    }

    /** Whether a label is one of these or of their system. */
    public static boolean isLabel(Coding label) {
        return Systems.CONFIDENTIALITY.equals(label.getSystem());
    }

    /** The label that restricts, the strongest of several; empty where none does. */
    public static Optional<Coding> restriction(Collection<Coding> labels) {
        return labels.stream()
                .filter(label -> of(label).filter(level -> level != N).isPresent())
                .max(Comparator.comparing(label -> of(label).orElse(N)));
    }

    private static Optional<ConfidentialityLevel> of(Coding label) {
        return Arrays.stream(values())
                .filter(level -> isLabel(label) && level.name().equals(label.getCode()))
                .findFirst();
    }
}
