package ca.passerelle.gateway.directory;

import java.util.Locale;

/**
 * Why a listing was found, or what must be confirmed before one relies on it.
 *
 * @param code stable
 * @param confirmed false when it is unknown and to be confirmed
 * @param text in the language asked for
 */
public record Reason(String code, boolean confirmed, String text) {

    /** Every reason there is. */
    enum Kind {
        NAME_MATCHES("name-matches", true, "The name matches", "Le nom correspond"),
        TEXT_MATCHES("text-matches", true, "The description matches", "La description correspond"),
        NAME_IS_SIMILAR("name-is-similar", true, "The name is similar", "Le nom est semblable"),
        TEXT_IS_SIMILAR("text-is-similar", true, "The description is similar", "La description est semblable"),
        CATEGORY_MATCHES("category-matches", true, "Meets this need", "Répond à ce besoin"),
        CATEGORY_UNKNOWN(
                "category-unknown", false, "Confirm that it meets this need", "Confirmer que cela répond à ce besoin"),
        WITHIN_DISTANCE("within-distance", true, "Within the distance", "Dans la distance voulue"),
        DISTANCE_UNKNOWN(
                "distance-unknown",
                false,
                "Confirm where it is: the distance is unknown",
                "Confirmer le lieu : distance inconnue"),
        ADDRESS_WITHHELD(
                "address-withheld",
                false,
                "The address is confidential: call first",
                "Adresse confidentielle : appeler d’abord"),
        VIRTUAL("virtual", true, "By telephone or online", "Par téléphone ou en ligne");

        private final String code;
        private final boolean confirmed;
        private final String english;
        private final String french;

        Kind(String code, boolean confirmed, String english, String french) {
            this.code = code;
            this.confirmed = confirmed;
            this.english = english;
            this.french = french;
        }

        Reason in(String language) {
            return new Reason(code, confirmed, language.equals(Locale.FRENCH.getLanguage()) ? french : english);
        }
    }
}
