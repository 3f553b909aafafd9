package ca.passerelle.profiles;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the sum of a screener says, by the limits in its literature: UCLA three-item loneliness scale (Hughes 2004; 6 and more is lonely),
 * PHQ-2 (Kroenke 2003; 3 and more is positive) and PHQ-9 (Kroenke 2001). Displays in both languages are in the code system
 * {@link Systems#SCREENING_RESULT}.
 */
public enum ScreeningResult {
    UCLA_3_NOT_LONELY("ucla-3-not-lonely", Screener.UCLA_3, 3, 5),
    UCLA_3_LONELY("ucla-3-lonely", Screener.UCLA_3, 6, 9),
    PHQ_2_NEGATIVE("phq-2-negative", Screener.PHQ_2, 0, 2),
    PHQ_2_POSITIVE("phq-2-positive", Screener.PHQ_2, 3, 6),
    PHQ_9_MINIMAL("phq-9-minimal", Screener.PHQ_9, 0, 4),
    PHQ_9_MILD("phq-9-mild", Screener.PHQ_9, 5, 9),
    PHQ_9_MODERATE("phq-9-moderate", Screener.PHQ_9, 10, 14),
    PHQ_9_MODERATELY_SEVERE("phq-9-moderately-severe", Screener.PHQ_9, 15, 19),
    PHQ_9_SEVERE("phq-9-severe", Screener.PHQ_9, 20, 27);

    private enum Screener {
        UCLA_3,
        PHQ_2,
        PHQ_9
    }

    private final String code;
    private final Screener screener;
    private final int from;
    private final int to;

    ScreeningResult(String code, Screener screener, int from, int to) {
        this.code = code;
        this.screener = screener;
        this.from = from;
        this.to = to;
    }

    public String code() {
        return code;
    }

    /** By the sum of three answers of 1 to 3; empty for what cannot be a sum. */
    public static Optional<ScreeningResult> ofUcla3(int sum) {
        return of(Screener.UCLA_3, sum);
    }

    /** By the sum of two answers of 0 to 3; empty for what cannot be a sum. */
    public static Optional<ScreeningResult> ofPhq2(int sum) {
        return of(Screener.PHQ_2, sum);
    }

    /** By the sum of nine answers of 0 to 3; empty for what cannot be a sum. */
    public static Optional<ScreeningResult> ofPhq9(int sum) {
        return of(Screener.PHQ_9, sum);
    }

    private static Optional<ScreeningResult> of(Screener screener, int sum) {
        return Arrays.stream(values())
                .filter(result -> result.screener == screener && result.from <= sum && sum <= result.to)
                .findFirst();
    }
}
