package ca.passerelle.routes.directory;

import java.util.List;

/** The end or the meaning of a package is in doubt, so that nothing of it may be applied. */
public final class FeedRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final transient List<Finding> before;

    public FeedRefusedException(DirectoryRule rule, String place) {
        super(rule.id() + " at " + place);
        this.finding = new Finding(rule, place, "");
        this.before = List.of();
    }

    public FeedRefusedException(DirectoryRule rule, String place, Throwable cause) {
        super(rule.id() + " at " + place, cause);
        this.finding = new Finding(rule, place, "");
        this.before = List.of();
    }

    /** With what was met before it was refused. */
    public FeedRefusedException(DirectoryRule rule, String place, List<Finding> before) {
        super(rule.id() + " at " + place);
        this.finding = new Finding(rule, place, "");
        this.before = List.copyOf(before);
    }

    /** What was met before. */
    public List<Finding> before() {
        return before;
    }

    public Finding finding() {
        return finding;
    }
}
