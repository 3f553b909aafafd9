package ca.passerelle.routes.directory.api;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.kit.AddressPolicy;
import ca.passerelle.routes.kit.CheckedAddresses;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The API over HTTP. It connects only where the policy allows, follows no redirect, reads no more than it may, waits as the server asks
 * ({@code Retry-After}) and tries again what may pass; after the deadline it gives up.
 */
public final class HttpDirectoryApi implements DirectoryApi, AutoCloseable {

    private static final Set<Integer> UNDERSTOOD = Set.of(200, 304, 400, 404);
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
    private static final int ATTEMPTS = 5;

    private final HttpApiSettings settings;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final ObjectMapper mapper;
    private final Instant deadline;

    public HttpDirectoryApi(HttpApiSettings settings, AddressPolicy policy, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.deadline = clock.instant().plus(settings.total());
        Timeout timeout = Timeout.of(settings.answer());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedAddresses(policy))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
        this.mapper = new ObjectMapper(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxStringLength(1_000_000)
                        .build())
                .build());
    }

    @Override
    public Answer get(String path, Map<String, String> query, @Nullable String etag) {
        URI address = address(path, query);
        for (int attempt = 1; ; attempt++) {
            Duration wait = Duration.ofMillis(250L << Math.min(attempt, 6));
            try {
                Got got = once(address, etag);
                if (got.answer != null) {
                    return got.answer;
                }
                wait = got.retryAfter == null ? wait : got.retryAfter;
            } catch (CheckedAddresses.NotAllowedException inside) {
                throw new FeedRefusedException(DirectoryRule.ANSWER_FAILED, "api address");
            } catch (IOException failed) {
                if (attempt >= ATTEMPTS) {
                    throw new FeedRefusedException(DirectoryRule.ANSWER_FAILED, "api " + path, failed);
                }
            }
            if (attempt >= ATTEMPTS || clock.instant().plus(wait).isAfter(deadline)) {
                throw new FeedRefusedException(DirectoryRule.ANSWER_FAILED, "api " + path);
            }
            pause(wait, path);
        }
    }

    private static void pause(Duration wait, String path) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FeedRefusedException(DirectoryRule.ANSWER_FAILED, "api " + path, stopped);
        }
    }

    private record Got(@Nullable Answer answer, @Nullable Duration retryAfter) {}

    private Got once(URI address, @Nullable String etag) throws IOException {
        HttpGet get = new HttpGet(address);
        get.setHeader("Accept", "application/json");
        if (etag != null) {
            get.setHeader("If-None-Match", etag);
        }
        if (settings.key() != null) {
            get.setHeader(settings.keyHeader(), settings.key());
        }
        return client.execute(get, response -> {
            int status = response.getCode();
            if (PASSING.contains(status)) {
                return new Got(null, retryAfter(response));
            }
            if (!UNDERSTOOD.contains(status)) {
                throw new FeedRefusedException(DirectoryRule.ANSWER_FAILED, "api status " + status);
            }
            Header tag = response.getFirstHeader("ETag");
            return new Got(
                    new Answer(status, status == 200 ? body(response) : null, tag == null ? null : tag.getValue()),
                    null);
        });
    }

    private JsonNode body(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            throw new FeedRefusedException(DirectoryRule.ANSWER_EMPTY, "api");
        }
        try (InputStream in = response.getEntity().getContent()) {
            byte[] bytes = in.readNBytes((int) settings.pageBytes() + 1);
            if (bytes.length > settings.pageBytes()) {
                throw new FeedRefusedException(DirectoryRule.PACKAGE_TOO_LARGE, "api page");
            }
            String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.UTF_8).strip();
            if (start.startsWith("<")) {
                throw new FeedRefusedException(DirectoryRule.ANSWER_IS_PAGE, "api");
            }
            JsonNode node = mapper.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw new FeedRefusedException(DirectoryRule.ANSWER_EMPTY, "api");
            }
            return node;
        } catch (JsonProcessingException broken) {
            throw new FeedRefusedException(DirectoryRule.FILE_TRUNCATED, "api", broken);
        }
    }

    /** Seconds only; a date would need both clocks to agree. */
    private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        return header != null && header.getValue().matches("\\d{1,4}")
                ? Duration.ofSeconds(Long.parseLong(header.getValue()))
                : null;
    }

    private URI address(String path, Map<String, String> query) {
        String base = settings.base().endsWith("/") ? settings.base() : settings.base() + "/";
        String[] parts = path.split("/", 2);
        String encoded = parts.length == 1 ? parts[0] : parts[0] + "/" + encoded(parts[1]);
        String asked = query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        try {
            URI address = URI.create(base + encoded + (asked.isEmpty() ? "" : "?" + asked));
            boolean scheme = "https".equalsIgnoreCase(address.getScheme())
                    || settings.plainHttp() && "http".equalsIgnoreCase(address.getScheme());
            if (scheme && address.getHost() != null && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new FeedRefusedException(DirectoryRule.ANSWER_FAILED, "api address", noAddress);
        }
        throw new FeedRefusedException(DirectoryRule.ANSWER_FAILED, "api address");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
