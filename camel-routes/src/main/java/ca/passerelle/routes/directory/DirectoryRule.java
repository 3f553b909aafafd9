package ca.passerelle.routes.directory;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a directory feed is held against. The id is stable and goes into reports; the displays are for people. A feed is refused only when its
 * end or its meaning is in doubt; a record is set aside only when it has no key, no name, or cannot be told from its neighbour.
 */
public enum DirectoryRule {
    FEED_UNKNOWN("feed-unknown", Severity.REFUSED, "No such feed", "Ce flux n’existe pas"),
    PACKAGE_UNREADABLE("package-unreadable", Severity.REFUSED, "The package cannot be read", "Le paquet est illisible"),
    PACKAGE_TOO_LARGE(
            "package-too-large", Severity.REFUSED, "The package is too large", "Le paquet est trop volumineux"),
    PACKAGE_TOO_MANY_FILES("package-too-many-files", Severity.REFUSED, "Too many files", "Trop de fichiers"),
    PACKAGE_PATH("package-path", Severity.REFUSED, "A file leads out of the package", "Un fichier sort du paquet"),
    PACKAGE_EMPTY(
            "package-empty", Severity.REFUSED, "The package holds no service", "Le paquet ne contient aucun service"),
    FILE_UNREADABLE("file-unreadable", Severity.REFUSED, "A file is broken", "Un fichier est endommagé"),
    FORMAT_UNKNOWN("format-unknown", Severity.REFUSED, "Not a format that is read here", "Ce format n’est pas lu ici"),
    ANSWER_IS_PAGE(
            "answer-is-page",
            Severity.REFUSED,
            "A web page instead of a directory",
            "Une page Web au lieu d’un répertoire"),
    ANSWER_EMPTY("answer-empty", Severity.REFUSED, "Nothing was sent", "Rien n’a été envoyé"),
    FILE_TRUNCATED("file-truncated", Severity.REFUSED, "The end of the file is missing", "La fin du fichier manque"),
    MAPPING_INVALID(
            "mapping-invalid",
            Severity.REFUSED,
            "The column mapping of the feed does not fit",
            "La correspondance des colonnes du flux ne convient pas"),
    PACKAGE_OLDER(
            "package-older",
            Severity.REFUSED,
            "Older than what was applied before",
            "Plus ancien que ce qui a déjà été appliqué"),
    ANSWER_FAILED("answer-failed", Severity.REFUSED, "The source did not answer", "La source n’a pas répondu"),
    ANSWER_MOVED(
            "answer-moved",
            Severity.REFUSED,
            "The list changed while it was read",
            "La liste a changé pendant la lecture"),
    ANSWER_NOT_LISTED(
            "answer-not-listed",
            Severity.REFUSED,
            "The source cannot be read as an API",
            "La source ne se lit pas comme une API"),
    CELL_TOO_LARGE("cell-too-large", Severity.REFUSED, "A value is too large", "Une valeur est trop grande"),

    KEY_MISSING("key-missing", Severity.QUARANTINED, "The record has no id", "La fiche n’a pas d’identifiant"),
    NAME_MISSING("name-missing", Severity.QUARANTINED, "The record has no name", "La fiche n’a pas de nom"),
    ROW_SHIFTED("row-shifted", Severity.QUARANTINED, "More values than columns", "Plus de valeurs que de colonnes"),
    SERVICE_UNKNOWN("service-unknown", Severity.QUARANTINED, "No such service", "Ce service n’existe pas"),

    FEED_SHRUNK(
            "feed-shrunk",
            Severity.WARNING,
            "Too many records are missing; held for a person",
            "Trop de fiches manquent; en attente d’une personne"),
    CRISIS_LINE_CHANGED(
            "crisis-line-changed",
            Severity.WARNING,
            "A crisis line changed; held for a person",
            "Une ligne de crise a changé; en attente d’une personne"),
    RECORD_OLDER(
            "record-older",
            Severity.WARNING,
            "Older than what is known; not taken over",
            "Plus ancien que ce qui est connu; non repris"),
    LEVEL_UNKNOWN("level-unknown", Severity.QUARANTINED, "Record of an unknown level", "Fiche d’un niveau inconnu"),
    RECORD_UNREADABLE("record-unreadable", Severity.QUARANTINED, "Not a record", "N’est pas une fiche"),
    ROW_SHORT("row-short", Severity.WARNING, "Fewer values than columns", "Moins de valeurs que de colonnes"),
    QUOTES_UNBALANCED("quotes-unbalanced", Severity.WARNING, "A quotation mark is missing", "Il manque un guillemet"),
    KEY_DUPLICATE(
            "key-duplicate",
            Severity.WARNING,
            "The id was used before; the first stays",
            "Identifiant déjà utilisé; le premier reste"),
    KEY_DERIVED("key-derived", Severity.WARNING, "Id made from what it joins", "Identifiant formé de ce qu’il relie"),
    ORGANIZATION_UNKNOWN(
            "organization-unknown", Severity.WARNING, "No such organisation", "Cet organisme n’existe pas"),
    LOCATION_UNKNOWN("location-unknown", Severity.WARNING, "No such location", "Ce lieu n’existe pas"),
    LINK_MISSING("link-missing", Severity.WARNING, "Belongs to no record", "N’appartient à aucune fiche"),
    TERM_UNKNOWN("term-unknown", Severity.WARNING, "No such taxonomy term", "Ce terme n’existe pas"),
    STATUS_UNKNOWN("status-unknown", Severity.WARNING, "Unknown status; not offered", "État inconnu; n’est pas offert"),
    PHONE_UNPARSED(
            "phone-unparsed",
            Severity.WARNING,
            "Not a telephone number; kept as text",
            "Pas un numéro; gardé tel quel"),
    URL_DROPPED("url-dropped", Severity.WARNING, "Not a web address; dropped", "Pas une adresse Web; retirée"),
    EMAIL_DROPPED("email-dropped", Severity.WARNING, "Not an e-mail address; dropped", "Pas un courriel; retiré"),
    COORDINATES_DROPPED(
            "coordinates-dropped", Severity.WARNING, "Impossible position; dropped", "Position impossible; retirée"),
    AGE_DROPPED("age-dropped", Severity.WARNING, "Impossible age; dropped", "Âge impossible; retiré"),
    NUMBER_DROPPED("number-dropped", Severity.WARNING, "Not a number; dropped", "Pas un nombre; retiré"),
    VALUE_TOO_LONG("value-too-long", Severity.WARNING, "Value too long; dropped", "Valeur trop longue; retirée"),
    DATE_DROPPED("date-dropped", Severity.WARNING, "Not a date; dropped", "Pas une date; retirée"),
    DATE_AMBIGUOUS(
            "date-ambiguous",
            Severity.WARNING,
            "Day or month first? Not used",
            "Le jour ou le mois d’abord? Non utilisée"),
    HOURS_AS_TEXT("hours-as-text", Severity.WARNING, "Hours kept in words only", "Heures gardées en mots seulement"),
    AREA_AS_TEXT("area-as-text", Severity.WARNING, "Shape of the area not kept", "Forme du secteur non gardée"),
    TRANSLATION_UNKNOWN("translation-unknown", Severity.WARNING, "Translation of nothing", "Traduction sans original"),
    CHARSET_ASSUMED(
            "charset-assumed", Severity.WARNING, "Not UTF-8; read as windows-1252", "Pas UTF-8; lu comme windows-1252"),

    ADDRESS_WITHHELD(
            "address-withheld", Severity.INFO, "Confidential address removed", "Adresse confidentielle retirée"),
    ADDRESS_IN_TEXT(
            "address-in-text",
            Severity.INFO,
            "Confidential address removed from a text",
            "Adresse confidentielle retirée d’un texte"),
    PHONE_WITHHELD("phone-withheld", Severity.INFO, "Private number removed", "Numéro privé retiré"),
    VALUE_WITHHELD("value-withheld", Severity.INFO, "Confidential value removed", "Valeur confidentielle retirée"),
    NOT_PUBLISHED("not-published", Severity.INFO, "Excluded by its publisher", "Exclue par l’organisme qui la publie"),
    MARKED_DELETED("marked-deleted", Severity.QUARANTINED, "Marked as deleted", "Marquée comme supprimée"),
    CONTACT_WITHHELD("contact-withheld", Severity.INFO, "Named person not published", "Personne nommée non publiée"),
    STATUS_MISSING("status-missing", Severity.INFO, "No status; taken as active", "Sans état; considéré comme actif"),
    CAPITALS_LOWERED("capitals-lowered", Severity.INFO, "Name in capitals rewritten", "Nom en majuscules réécrit"),
    DATE_SENTINEL("date-sentinel", Severity.INFO, "Date that stands for none", "Date qui signifie aucune"),
    URL_SCHEME_ADDED("url-scheme-added", Severity.INFO, "Web address completed", "Adresse Web complétée"),
    MARKUP_REMOVED("markup-removed", Severity.INFO, "Markup turned into text", "Balises converties en texte"),
    TOKENS_REPLACED("tokens-replaced", Severity.INFO, "Control tokens replaced", "Jetons de contrôle remplacés"),
    MOJIBAKE_REPAIRED("mojibake-repaired", Severity.INFO, "Misread characters repaired", "Caractères mal lus réparés"),
    LANGUAGE_AS_TEXT(
            "language-as-text", Severity.INFO, "Language kept in words only", "Langue gardée en mots seulement"),
    COLUMN_MISSING(
            "column-missing",
            Severity.WARNING,
            "A column of the mapping is missing",
            "Une colonne de la correspondance manque"),
    COLUMN_IGNORED("column-ignored", Severity.INFO, "Column not used", "Colonne non utilisée"),
    FILE_IGNORED("file-ignored", Severity.INFO, "File not used", "Fichier non utilisé");

    private static final Map<String, DirectoryRule> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(DirectoryRule::id, Function.identity()));

    /** How much of a feed a finding stops. */
    public enum Severity {
        /** The whole package; nothing changes. */
        REFUSED,
        /** One record; the feed goes on. */
        QUARANTINED,
        /** One value; the record goes on without it or with less of it. */
        WARNING,
        /** Nothing; a value was changed or left out as intended. */
        INFO
    }

    private final String id;
    private final Severity severity;
    private final String english;
    private final String french;

    DirectoryRule(String id, Severity severity, String english, String french) {
        this.id = id;
        this.severity = severity;
        this.english = english;
        this.french = french;
    }

    /** The rule with this id; empty for one that this version does not know. */
    public static Optional<DirectoryRule> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    public String english() {
        return english;
    }

    public String french() {
        return french;
    }
}
