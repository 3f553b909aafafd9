package ca.passerelle.gateway.duplicates.likeness;

import ca.passerelle.gateway.directory.Folded;
import ca.passerelle.profiles.DirectoryExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/**
 * How something is reached, and the numbers that registers gave it. Short numbers (211, 988) and faxes are left out: they name nobody.
 *
 * @param phones E.164, with {@code x} and the extension where there is one
 * @param online e-mail addresses, and web addresses by host and path
 * @param registered numbers of registers: {@code bn} with the nine digits of the Canada Revenue Agency, or the register and its number
 */
record Contacts(Set<String> phones, Set<String> online, Set<String> registered) {

    private static final Pattern E164 = Pattern.compile("\\+\\d{10,15}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern WEB =
            Pattern.compile("(?:https?://)?(?:www\\.)?([^/?#\\s]+\\.[^/?#\\s]+)([^?#\\s]*).*");

    /** CRA business number, with the programme account of a charity (RR), a corporation (RC) or an employer (RP). */
    private static final Pattern BUSINESS = Pattern.compile("(\\d{9})(?:R[RCPT]\\d{4})?");

    static Contacts of(@Nullable Organization organization, List<Location> locations) {
        List<ContactPoint> points = new ArrayList<>();
        locations.forEach(location -> points.addAll(location.getTelecom()));
        if (organization == null) {
            return of(points);
        }
        points.addAll(organization.getTelecom());
        Contacts contacts = of(points);
        organization.getIdentifier().forEach(identifier -> register(identifier, contacts.registered()));
        return contacts;
    }

    static Contacts of(List<ContactPoint> points) {
        Contacts contacts = new Contacts(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        points.stream()
                .filter(ContactPoint::hasValue)
                .filter(ContactPoint::hasSystem)
                .forEach(contacts::add);
        return contacts;
    }

    Contacts without(Contacts shared) {
        Contacts rest = new Contacts(new TreeSet<>(phones), new TreeSet<>(online), new TreeSet<>(registered));
        rest.phones().removeAll(shared.phones());
        rest.online().removeAll(shared.online());
        return rest;
    }

    Set<String> all() {
        Set<String> all = new TreeSet<>(phones);
        all.addAll(online);
        all.addAll(registered);
        return all;
    }

    private void add(ContactPoint point) {
        String value = point.getValue().strip().toLowerCase(Locale.ROOT);
        switch (point.getSystem()) {
            case PHONE, SMS -> {
                if (E164.matcher(value).matches()) {
                    Extension extension = point.getExtensionByUrl(DirectoryExtension.PHONE_EXTENSION);
                    phones.add(
                            extension == null || extension.getValue() == null
                                    ? value
                                    : value + "x" + extension.getValue().primitiveValue());
                }
            }
            case EMAIL -> {
                if (EMAIL.matcher(value).matches()) {
                    online.add(value);
                }
            }
            case URL -> {
                Matcher web = WEB.matcher(value);
                if (web.matches()) {
                    online.add(web.group(1) + web.group(2).replaceAll("/+$", ""));
                }
            }
            default -> {}
        }
    }

    /** The feed's own ids have a system; a number of a register has its name. */
    private static void register(Identifier identifier, Set<String> registered) {
        if (identifier.hasSystem() || !identifier.hasValue()) {
            return;
        }
        String register = Folded.of(identifier.getType().getText() + " "
                        + identifier.getAssigner().getDisplay())
                .replace("null", "")
                .strip();
        String value = identifier.getValue().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        Matcher business = BUSINESS.matcher(value);
        boolean ofRevenueAgency =
                value.length() > 9 || register.matches(".*(charit|bienfais|business|entreprise|\\bbn\\b|\\bne\\b).*");
        if (business.matches() && ofRevenueAgency) {
            registered.add("bn " + business.group(1));
        } else if (!register.isEmpty() && !value.isEmpty()) {
            registered.add(register + " " + value);
        }
    }
}
