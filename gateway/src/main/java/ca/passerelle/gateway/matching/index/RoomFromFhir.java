package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.matching.criteria.Room;
import ca.passerelle.gateway.matching.criteria.Shelf;
import ca.passerelle.profiles.DirectoryExtension;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Free places as the directory tells them with a service. Of several counts the one with the most places stands for the service. */
final class RoomFromFhir {

    private RoomFromFhir() {}

    static Optional<Room> of(HealthcareService service) {
        List<Extension> counts = service.getExtensionsByUrl(DirectoryExtension.CAPACITY);
        return counts.stream()
                .map(RoomFromFhir::room)
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Room::expires)
                        .thenComparingInt(room -> room.available() == null ? 0 : room.available()));
    }

    private static Optional<Room> room(Extension count) {
        Extension available = count.getExtensionByUrl("available");
        if (available == null || !(available.getValue() instanceof DecimalType number) || number.getValue() == null) {
            return Optional.empty();
        }
        BigDecimal free = number.getValue();
        Instant updated = updated(count);
        Extension unit = count.getExtensionByUrl("unit");
        String what =
                unit == null || !(unit.getValue() instanceof PrimitiveType<?> text) ? null : text.getValueAsString();
        return Optional.of(new Room(
                free.signum() > 0 ? Room.State.CAPACITY : Room.State.NO_CAPACITY,
                free.intValue(),
                null,
                updated == null ? null : LocalDate.ofInstant(updated, ZoneOffset.UTC),
                // A count of nobody knows when is worth nothing.
                updated == null ? Instant.EPOCH : updated.plus(Shelf.life(what))));
    }

    private static @Nullable Instant updated(Extension count) {
        Extension updated = count.getExtensionByUrl("updated");
        return updated != null && updated.getValue() instanceof BaseDateTimeType time && time.getValue() != null
                ? time.getValue().toInstant()
                : null;
    }
}
