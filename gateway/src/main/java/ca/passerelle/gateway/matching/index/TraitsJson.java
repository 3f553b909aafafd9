package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.matching.criteria.PlaceTraits;
import ca.passerelle.gateway.matching.criteria.ServiceTraits;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Traits as the database keeps them. What was read lately is not read again: neighbours are found by many. */
@Component
class TraitsJson {

    private static final int REMEMBERED = 10_000;

    /** The same text gives the same traits, so that what is remembered is never old. */
    private final Cache<String, ServiceTraits> services =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final Cache<String, PlaceTraits> places =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(Object traits) {
        try {
            return mapper.writeValueAsString(traits);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServiceTraits service(String json) {
        return services.get(json, text -> read(ServiceTraits.class, text));
    }

    PlaceTraits place(String json) {
        return places.get(json, text -> read(PlaceTraits.class, text));
    }

    <T> T read(Class<T> type, String json) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
