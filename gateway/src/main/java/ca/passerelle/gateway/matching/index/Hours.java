package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.matching.criteria.WeekTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HealthcareService.HealthcareServiceAvailableTimeComponent;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationHoursOfOperationComponent;
import org.jspecify.annotations.Nullable;

/** Weekly hours of services and places. */
final class Hours {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int MINUTES = 60;

    private Hours() {}

    static List<WeekTime> of(HealthcareService service) {
        List<WeekTime> hours = new ArrayList<>();
        for (HealthcareServiceAvailableTimeComponent open : service.getAvailableTime()) {
            List<String> days = open.getDaysOfWeek().stream()
                    .map(day -> String.valueOf(day.getCode()))
                    .toList();
            add(hours, days, open.getAllDay(), open.getAvailableStartTime(), open.getAvailableEndTime());
        }
        return hours;
    }

    static List<WeekTime> of(Location location) {
        List<WeekTime> hours = new ArrayList<>();
        for (LocationHoursOfOperationComponent open : location.getHoursOfOperation()) {
            List<String> days = open.getDaysOfWeek().stream()
                    .map(day -> String.valueOf(day.getCode()))
                    .toList();
            add(hours, days, open.getAllDay(), open.getOpeningTime(), open.getClosingTime());
        }
        return hours;
    }

    private static void add(
            List<WeekTime> hours, List<String> days, boolean allDay, @Nullable String opens, @Nullable String closes) {
        int from = allDay || opens == null ? 0 : minute(opens);
        int end = allDay || closes == null ? WeekTime.DAY : minute(closes);
        int to = end == 0 ? WeekTime.DAY : end;
        for (String name : days.isEmpty() ? DAYS : days) {
            int day = DAYS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
            if (to > from) {
                hours.add(new WeekTime(day, from, to));
            } else {
                hours.add(new WeekTime(day, from, WeekTime.DAY));
                hours.add(new WeekTime(day % DAYS.size() + 1, 0, to));
            }
        }
    }

    private static int minute(String time) {
        String[] parts = time.split(":", -1);
        return Integer.parseInt(parts[0]) * MINUTES + Integer.parseInt(parts[1]);
    }
}
