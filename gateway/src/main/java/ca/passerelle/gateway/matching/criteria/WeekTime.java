package ca.passerelle.gateway.matching.criteria;

/**
 * A time that comes every week.
 *
 * @param day 1 for Monday to 7 for Sunday
 * @param from minute of the day
 * @param to minute of the day, after {@code from}; up to 1440
 */
public record WeekTime(int day, int from, int to) {

    public static final int DAY = 1440;

    public boolean overlaps(WeekTime other) {
        return day == other.day && from < other.to && other.from < to;
    }
}
