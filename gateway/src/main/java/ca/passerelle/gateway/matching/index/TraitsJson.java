package ca.passerelle.gateway.matching.index;

import ca.passerelle.gateway.matching.criteria.PlaceTraits;
import ca.passerelle.gateway.matching.criteria.ServiceTraits;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Traits as the database keeps them. What was read lately is not read again: neighbours are found by many. */
@Component
class TraitsJson {

    private static final int REMEMBERED = 10_000;

    private final Map<String, ServiceTraits> services = new ConcurrentHashMap<>();
    private final Map<String, PlaceTraits> places = new ConcurrentHashMap<>();

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
        return remembered(services, json, ServiceTraits.class);
    }

    PlaceTraits place(String json) {
        return remembered(places, json, PlaceTraits.class);
    }

    /** The same text gives the same traits, so that what is remembered is never old. */
    private <T> T remembered(Map<String, T> known, String json, Class<T> type) {
        T remembered = known.get(json);
        if (remembered != null) {
            return remembered;
        }
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        T read = read(type, json);
        known.put(json, read);
        return read;
    }

    <T> T read(Class<T> type, String json) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
