package ca.passerelle.gateway.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One resource before and after a write. Rules may still replace what it becomes. */
public final class Change {

    private final ResourceKey key;
    private final UUID custodian;
    private final int versionBefore;
    private final @Nullable Resource before;
    private final String location;
    private @Nullable Resource after;
    private @Nullable String purpose;
    private boolean forgetting;
    private List<Coding> labels;

    public Change(
            ResourceKey key,
            UUID custodian,
            int versionBefore,
            @Nullable Resource before,
            @Nullable Resource after,
            String location) {
        this.key = key;
        this.custodian = custodian;
        this.versionBefore = versionBefore;
        this.before = before;
        this.after = after;
        this.location = location;
        this.labels = before == null ? List.of() : List.copyOf(before.getMeta().getSecurity());
    }

    public ResourceKey key() {
        return key;
    }

    /** The partner whose record it is. */
    public UUID custodian() {
        return custodian;
    }

    /** What the gateway itself changes it for; null for whatever comes from a partner. */
    public @Nullable String purpose() {
        return purpose;
    }

    public void setPurpose(@Nullable String known) {
        purpose = known;
    }

    /** The security labels that it will have. They are the gateway's: what a client sends of them is not kept. */
    public List<Coding> labels() {
        return labels;
    }

    /** Gives it a label, in place of those of the same system. */
    public void label(Coding label) {
        List<Coding> others = new ArrayList<>(labels);
        others.removeIf(other -> Objects.equals(other.getSystem(), label.getSystem()));
        others.add(label.copy());
        labels = List.copyOf(others);
    }

    /** Nothing of what it was before is to be found any more: something of it must not be told. */
    public void forgetEarlier() {
        forgetting = true;
    }

    public boolean forgetsEarlier() {
        return forgetting;
    }

    /** 0 when it is created. */
    public int versionBefore() {
        return versionBefore;
    }

    public @Nullable Resource before() {
        return before;
    }

    /** What it becomes; null when it is deleted. */
    public @Nullable Resource after() {
        return after;
    }

    public void become(@Nullable Resource resource) {
        after = resource;
    }

    public boolean isCreation() {
        return versionBefore == 0;
    }

    public boolean isDeletion() {
        return after == null;
    }

    /** Whether nothing but the meta would differ, and none of its labels. */
    public boolean isNothing() {
        if (before == null || after == null || isRelabelled(before)) {
            return false;
        }
        Resource was = before.copy();
        Resource is = after.copy();
        was.setMeta(null).setId((String) null);
        is.setMeta(null).setId((String) null);
        return was.equalsDeep(is) && isSame(was, is);
    }

    private boolean isRelabelled(Resource was) {
        List<Coding> known = was.getMeta().getSecurity();
        return known.size() != labels.size()
                || labels.stream().anyMatch(label -> known.stream().noneMatch(label::equalsDeep));
    }

    /** What HAPI takes for equal may still differ in the ids and extensions of primitives. */
    private static boolean isSame(Base was, Base is) {
        List<Property> before = was.children();
        List<Property> after = is.children();
        if (was.getClass() != is.getClass() || before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            List<Base> old = before.get(i).getValues();
            List<Base> now = after.get(i).getValues();
            if (old.size() != now.size()) {
                return false;
            }
            for (int j = 0; j < old.size(); j++) {
                if (!isSame(old.get(j), now.get(j))) {
                    return false;
                }
            }
        }
        return !was.isPrimitive() || Objects.equals(was.primitiveValue(), is.primitiveValue());
    }

    /** Where in the request it stands. */
    public String location() {
        return location;
    }
}
