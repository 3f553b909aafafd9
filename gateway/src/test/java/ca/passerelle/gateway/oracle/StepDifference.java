package ca.passerelle.gateway.oracle;

/**
 * Every deliberate difference of an interaction between the gateway and HAPI's JPA server, with what each shows and the reason. One that does
 * not occur any more fails the suite, so that the list stays true.
 */
enum StepDifference {
    UPDATE_STALE("update of another version", "412", "409", "R4 3.1.0.5 names 412."),
    PATCH_STALE("patch of another version", "412", "409", "R4 3.1.0.5 names 412."),
    BATCH_STALE("batch with an update of another version", "200 412", "200 409", "R4 3.1.0.5 names 412."),
    UPDATE_AS_CREATE("update as create", "404", "201", "Ids are given by the gateway alone."),
    UPDATE_AFTER_DELETION("update when deleted", "410", "201", "What was deleted does not come back."),
    PATCH_TEST(
            "patch whose test fails", "422", "400", "R4 3.1.0.6.1 names 422 for a patch that cannot be carried out."),
    PATCH_NOWHERE("patch of nothing there", "422", "400", "R4 3.1.0.6.1, as before."),
    PATCH_INVALID("patch to what FHIR does not know", "422", "400", "R4 3.1.0.6.1, as before."),
    DELETE("delete", "204", "200", "There is nothing to say about it."),
    DELETE_AGAIN("delete again", "204", "200", "There is nothing to say about it."),
    DELETE_OF_NONE("delete of none", "204", "200", "There is nothing to say about it."),
    UNKNOWN_ELEMENT(
            "create with an unknown element", "400", "201", "Content is read strictly: nothing is lost in silence."),
    KEY_TWICE("create with a key twice", "400", "201", "Content is read strictly."),
    ONE_FOR_A_LIST("create with one value for a list", "400", "201", "Content is read strictly."),
    LIST_FOR_ONE("create with a list for one value", "400", "201", "Content is read strictly."),
    OBJECT_FOR_TEXT("create with an object for a text", "400", "201", "Content is read strictly."),
    INCOMPLETE("create with a required element missing", "422", "201", "What FHIR requires is required."),
    REFERENCE_TO_NONE(
            "create with a reference to none",
            "422",
            "400",
            "The content is read well and cannot be carried out: R4 names 422."),
    REFERENCE_TO_NONE_IN_TRANSACTION("transaction with a bad entry", "422", "400", "As before."),
    REFERENCE_TO_NO_ENTRY("transaction with a reference to no entry", "422", "400", "As before."),
    CONDITIONAL_REFERENCE("transaction with a conditional reference to none", "422", "404", "As before."),
    CONDITIONAL_DELETE_SEVERAL("conditional delete, several", "405", "412", "Deletion by condition is not offered."),
    CONDITIONAL_DELETE_NONE("conditional delete, none", "405", "200", "Deletion by condition is not offered."),
    UPDATE_OF_NOTHING_NAMED("update of nothing named", "405", "400", "A type cannot be PUT."),
    DELETE_OF_A_TYPE("delete of a type", "405", "400", "A type cannot be deleted."),
    POST_TO_AN_INSTANCE("post to an instance", "405", "400", "An instance cannot be POSTed to."),
    UNKNOWN_OPERATION("an operation that is none", "404", "400", "What is not there is not found."),
    TEXT("create as text", "415", "400", "R4 2.21.0.1 names 415."),
    UNKNOWN_FORMAT("a format that is none", "406", "200", "R4 2.21.0.1 names 406."),
    EMPTY_VALUE(
            "search, an empty value",
            "400",
            "200",
            "A parameter without a value would find everything; the client did not mean that."),
    NEGATIVE_COUNT("search, negative count", "400", "200", "Fewer than none cannot be given."),
    UNKNOWN_MODIFIER(
            "search, a modifier that is none",
            "400",
            "200",
            "R4 3.1.1.4.5: a modifier that is not supported is refused."),
    LENIENT("search, unknown parameter, lenient", "200", "400", "Prefer: handling=lenient is heard.");

    private final String step;
    private final String ours;
    private final String theirs;
    private final String reason;

    StepDifference(String step, String ours, String theirs, String reason) {
        this.step = step;
        this.ours = ours;
        this.theirs = theirs;
        this.reason = reason;
    }

    boolean explains(String asked, String shown, String expected) {
        return step.equals(asked) && ours.equals(shown) && theirs.equals(expected);
    }

    @Override
    public String toString() {
        return step + ": " + ours + " where the oracle shows " + theirs + ": " + reason;
    }
}
