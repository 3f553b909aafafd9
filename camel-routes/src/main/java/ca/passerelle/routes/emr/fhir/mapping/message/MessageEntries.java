package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.kit.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The entries of a message and the names they have for each other (FHIR R4 section 3.1.6.6). */
final class MessageEntries {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final List<MessageEntry> all = new ArrayList<>();
    private final Map<String, MessageEntry> byName = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    private MessageEntries() {}

    /** Reads the entries; what is wrong with how they are named is added to the problems. */
    static MessageEntries of(Bundle bundle, List<Problem> problems) {
        MessageEntries entries = new MessageEntries();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            BundleEntryComponent sent = bundle.getEntry().get(i);
            if (!sent.hasResource()) {
                problems.add(Problem.error(
                        "Bundle.entry[" + i + "].resource",
                        ProblemCode.REQUIRED_MISSING,
                        "Every entry of a message has a resource."));
                continue;
            }
            String url = sent.hasFullUrl() ? sent.getFullUrl() : "";
            MessageEntry entry = new MessageEntry(i, url, sent.getResource());
            entries.all.add(entry);
            disagreement(entry).ifPresent(problems::add);
            if (!url.isEmpty() && entries.byName.containsKey(url)) {
                problems.add(Problem.error(
                        "Bundle.entry[" + i + "].fullUrl",
                        ProblemCode.INCONSISTENT,
                        "Two entries have the same fullUrl: which of them is meant?"));
            }
            entries.name(url, entry);
            if (entry.resource().getIdElement().hasIdPart()) {
                entries.name(
                        entry.type() + "/" + entry.resource().getIdElement().getIdPart(), entry);
            }
            if (!url.startsWith(Systems.URN)) {
                entries.name(relative(url), entry);
            }
        }
        return entries;
    }

    List<MessageEntry> all() {
        return all;
    }

    /** The entry that a literal reference names; empty when there is none, or more than one. */
    Optional<MessageEntry> find(@Nullable String literal) {
        if (literal == null) {
            return Optional.empty();
        }
        int history = literal.indexOf("/_history/");
        String name = history < 0 ? literal : literal.substring(0, history);
        return ambiguous.contains(name) ? Optional.empty() : Optional.ofNullable(byName.get(name));
    }

    List<MessageEntry> of(Class<? extends Resource> type) {
        return all.stream().filter(entry -> type.isInstance(entry.resource())).toList();
    }

    /** Lets a further name lead to an entry. */
    void alias(String literal, MessageEntry entry) {
        byName.put(literal, entry);
    }

    private void name(String name, MessageEntry entry) {
        MessageEntry earlier = name.isEmpty() ? entry : byName.putIfAbsent(name, entry);
        if (earlier != null && !earlier.equals(entry)) {
            ambiguous.add(name);
        }
    }

    /** R4 bdl-8: a fullUrl that is an address ends with the type and the id. A person's UUID and id are the same where both are UUIDs. */
    private static Optional<Problem> disagreement(MessageEntry entry) {
        String id = entry.resource().getIdElement().getIdPart();
        String url = entry.url();
        boolean agrees = true;
        if (url.startsWith(Systems.URN_UUID)) {
            agrees = id == null
                    || !(entry.resource() instanceof Patient)
                    || !UUID_FORM.matcher(id).matches()
                    || url.equals(Systems.URN_UUID + id);
        } else if (url.indexOf(':') > 0 && !url.startsWith(Systems.URN)) {
            String relative = relative(url);
            agrees =
                    relative.startsWith(entry.type() + "/") && (id == null || relative.equals(entry.type() + "/" + id));
        }
        return agrees
                ? Optional.empty()
                : Optional.of(Problem.error(
                        "Bundle.entry[" + entry.position() + "].fullUrl",
                        ProblemCode.INCONSISTENT,
                        "The fullUrl and the resource's type and id disagree: what is meant?"));
    }

    private static String relative(String url) {
        String[] parts = url.split("/", -1);
        return parts.length < 2 ? url : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }
}
