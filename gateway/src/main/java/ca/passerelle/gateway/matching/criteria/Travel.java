package ca.passerelle.gateway.matching.criteria;

import org.jspecify.annotations.Nullable;

/**
 * How far the person goes.
 *
 * @param maxKm as the crow flies; null for no limit
 * @param maxMinutes one way; null for no limit
 */
public record Travel(
        @Nullable Double maxKm,
        @Nullable Integer maxMinutes,
        @Nullable Mode mode) {

    public static final Travel ANY = new Travel(null, null, null);

    /** Roads are about so much longer than the crow flies. */
    private static final double DETOUR = 1.3;

    private static final int MINUTES = 60;

    /** Means of travel; codes of {@code travel-mode}. Speeds are door to door, in kilometres an hour. */
    public enum Mode {
        WALK("walk", 4, 1.5),
        BICYCLE("bicycle", 13, 4),
        TRANSIT("transit", 16, 6),
        CAR("car", 40, 15);

        private final String code;
        private final double speed;
        private final double halfway;

        Mode(String code, double speed, double halfway) {
            this.code = code;
            this.speed = speed;
            this.halfway = halfway;
        }

        public String code() {
            return code;
        }
    }

    /** The limit in kilometres as the crow flies, the stricter of the two; null for none. */
    public @Nullable Double limitKm() {
        Double byTime = maxMinutes == null ? null : maxMinutes * means().speed / MINUTES / DETOUR;
        if (maxKm == null || byTime == null) {
            return maxKm == null ? byTime : maxKm;
        }
        return Math.min(maxKm, byTime);
    }

    /** About how long it takes, in minutes, rounded to five. */
    public long minutes(double km) {
        return Math.max(5, Math.round(km * DETOUR / means().speed * MINUTES / 5) * 5);
    }

    /** How much nearness is worth: 1 next door, a half where it begins to be far for these means, never quite 0. */
    public double nearness(double km) {
        double halfway = mode == null ? 8 : mode.halfway;
        return 1 / (1 + km / halfway);
    }

    private Mode means() {
        return mode == null ? Mode.TRANSIT : mode;
    }
}
