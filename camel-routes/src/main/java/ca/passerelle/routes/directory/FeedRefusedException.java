package ca.passerelle.routes.directory;

/** The end or the meaning of a package is in doubt, so that nothing of it may be applied. */
public final class FeedRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    public FeedRefusedException(DirectoryRule rule, String place) {
        super(rule.id() + " at " + place);
        this.finding = new Finding(rule, place, "");
    }

    public FeedRefusedException(DirectoryRule rule, String place, Throwable cause) {
        super(rule.id() + " at " + place, cause);
        this.finding = new Finding(rule, place, "");
    }

    public Finding finding() {
        return finding;
    }
}
