package ca.passerelle.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser without script, with cookies of their own, who follows no redirect unseen. */
public final class Browser {

    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NEVER)
            .build();

    public Browser(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** A page as it came. */
    public record Shown(int status, String body, HttpHeaders headers) {

        public Document page() {
            return Jsoup.parse(body);
        }

        public String location() {
            return headers.firstValue("Location").orElse("");
        }

        /** Everything that a reader sees. */
        public String text() {
            return page().text();
        }
    }

    public Shown get(String path, String... headers) {
        return send(with(request(path), headers).GET());
    }

    public Shown head(String path) {
        return send(request(path).method("HEAD", BodyPublishers.noBody()));
    }

    public Shown post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Signs in as a partner of the tests. */
    public void signIn(String partner) {
        Element token = get("/sign-in").page().selectFirst("input[name=_csrf]");
        assertThat(token).isNotNull();
        Shown done =
                post("/sign-in", Map.of("username", partner, "password", "token-" + partner, "_csrf", token.val()));
        assertThat(done.status()).isEqualTo(302);
        assertThat(done.location()).doesNotContain("error");
    }

    /** What holds for every page: WCAG basics that a parser can see, and nothing inline that the content security policy refuses. */
    public static void check(Shown shown) {
        Document page = shown.page();
        assertThat(page.select("html").attr("lang")).isIn("en-CA", "fr-CA");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.title()).isEqualTo(page.select("h1").text() + " – Passerelle");
        assertThat(page.select("script, style, [style], [onclick], [onload]")).isEmpty();
        assertThat(page.select("main, header, footer, nav")).hasSize(4);
        for (Element field : page.select("input:not([type=hidden]), select, textarea")) {
            assertThat(page.select("label[for=" + field.id() + "]"))
                    .as(field.outerHtml())
                    .hasSize(1);
        }
        for (Element described : page.select("[aria-describedby]")) {
            for (String id : described.attr("aria-describedby").split(" ")) {
                assertThat(page.getElementById(id)).as(id).isNotNull();
            }
        }
        for (Element link : page.select("a[href^=#]")) {
            assertThat(page.getElementById(link.attr("href").substring(1)))
                    .as(link.outerHtml())
                    .isNotNull();
        }
        assertThat(page.select("fieldset:not(:has(> legend))")).isEmpty();
        assertThat(shown.body()).doesNotContain("??");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(shown.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(shown.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .header("Accept", "text/html,*/*;q=0.5");
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Shown send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Shown(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
