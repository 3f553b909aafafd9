package ca.passerelle.gateway.record.search;

import java.util.Map;
import java.util.Optional;

/** The value of {@code Location.near}: {@code [latitude]|[longitude]|[distance]|[units]} of R4. */
final class NearValue {

    private static final Map<String, Double> METRES =
            Map.of("km", 1_000.0, "m", 1.0, "mi", 1_609.344, "[mi_i]", 1_609.344, "[mi_us]", 1_609.347);
    private static final double UNSAID_KM = 25;
    private static final double FARTHEST_METRES = 20_000_000;
    private static final int PARTS = 4;

    private NearValue() {}

    /** Empty for a text that is not such a value. Where the distance is not said, it is 25 km. */
    static Optional<Condition.Circle> of(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length < 2 || parts.length > PARTS) {
            return Optional.empty();
        }
        try {
            double latitude = Double.parseDouble(parts[0]);
            double longitude = Double.parseDouble(parts[1]);
            boolean said = parts.length > 2 && !parts[2].isBlank();
            String unit = parts.length == PARTS && !parts[3].isBlank() ? parts[3] : "km";
            Double metres = METRES.get(unit);
            if (metres == null || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
                return Optional.empty();
            }
            double distance = metres * (said ? Double.parseDouble(parts[2]) : UNSAID_KM * 1_000 / metres);
            return distance >= 0 && distance <= FARTHEST_METRES
                    ? Optional.of(new Condition.Circle(latitude, longitude, distance))
                    : Optional.empty();
        } catch (NumberFormatException notNumbers) {
            return Optional.empty();
        }
    }
}
