package ca.passerelle.gateway.matching.gold;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What must never be shown to a person, read from the hand-written lines alone, without anything of the ranking. */
final class Violations {

    private Violations() {}

    static List<String> of(Vignette person, Invented shown, GoldDirectory directory) {
        List<String> found = new ArrayList<>();
        String here = person.key() + ": " + shown.key() + " ";
        if (shown.is("status", "closed")) {
            found.add(here + "is closed");
        }
        if (!ageFits(person.asked().get("age"), shown.attributes().get("age"))) {
            found.add(here + "is for another age");
        }
        String gender = person.asked().get("gender");
        if (shown.is("only", "women") && "male".equals(gender) || shown.is("only", "men") && "female".equals(gender)) {
            found.add(here + "is for another gender");
        }
        Invented.Town home = directory.town(person.place());
        double km = home.point().km(shown.town().point());
        if (shown.is("area", "province") && !home.province().equals(shown.town().province())
                || shown.is("area", "town") && km > 100) {
            found.add(here + "does not serve the place");
        }
        Double limit = person.km();
        if (limit != null && km > limit + 3 && !shown.comesToThePerson()) {
            found.add(here + "is too far");
        }
        if (person.asked().getOrDefault("cost", "").equals("free")
                && shown.attributes().getOrDefault("charge", "").startsWith("fee:")) {
            found.add(here + "costs money");
        }
        if (person.asked().containsKey("langreq") && !speaks(person, shown)) {
            found.add(here + "does not speak the language");
        }
        List<String> modes = Table.list(person.asked(), "modes");
        List<String> given = Table.list(shown.attributes(), "mode");
        if (!modes.isEmpty() && !given.isEmpty() && given.stream().noneMatch(modes::contains)) {
            found.add(here + "is not given in a way that suits");
        }
        return found;
    }

    private static boolean ageFits(String person, String service) {
        if (person == null || service == null) {
            return true;
        }
        String[] ends = service.split("-", -1);
        BigDecimal age = new BigDecimal(person);
        return (ends[0].isEmpty() || age.compareTo(new BigDecimal(ends[0])) >= 0)
                && (ends[1].isEmpty() || age.compareTo(new BigDecimal(ends[1]).add(BigDecimal.ONE)) < 0);
    }

    private static boolean speaks(Vignette person, Invented shown) {
        List<String> spoken = Table.list(shown.attributes(), "lang");
        return spoken.isEmpty()
                || Table.list(person.asked(), "lang").stream()
                        .anyMatch(tag -> spoken.contains(tag) || spoken.contains(tag + "!"));
    }
}
