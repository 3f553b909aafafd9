package ca.passerelle.routes.directory.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may come and how one gets in. What is absent is unknown: it neither admits nor excludes.
 *
 * @param eligibility who may come, in words
 * @param ages ages served
 * @param application how to apply
 * @param documents what to bring
 * @param interpretation interpreters
 * @param waitTime how long one waits
 */
public record Access(
        List<FeedText> eligibility,
        @Nullable AgeRange ages,
        @Nullable FeedText application,
        List<FeedText> documents,
        @Nullable FeedText interpretation,
        @Nullable FeedText waitTime) {

    public Access {
        eligibility = List.copyOf(eligibility);
        documents = List.copyOf(documents);
    }
}
