package ca.passerelle.routes.emr.fhir;

import ca.passerelle.routes.kit.CheckedAddresses;
import ca.passerelle.routes.port.Attempt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts to partners. Posts once, on a connection of its own, within one time limit for all of it. It follows no redirect, keeps no cookie, repeats nothing and
 * reads no more of an answer than it keeps.
 */
final class HookClient implements AutoCloseable {

    private static final int CONNECTIONS = 200;
    private static final int MAX_KEPT_BYTES = 16 * 1024;

    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor limits;
    private final Duration totalTimeout;
    private final int maxAnswerBytes;

    /** @param maxAnswerBytes how much of an answer is read */
    HookClient(RestHookSettings settings, int maxAnswerBytes) {
        this.maxAnswerBytes = maxAnswerBytes;
        Timeout connect = Timeout.of(settings.connectTimeout());
        Timeout total = Timeout.of(settings.totalTimeout());
        this.totalTimeout = settings.totalTimeout();
        this.limits = new ScheduledThreadPoolExecutor(1, HookClient::daemon);
        this.limits.setRemoveOnCancelPolicy(true);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedAddresses(settings.addresses()))
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(total)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(total).build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Passerelle")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** The status of an answer and the beginning of its body. */
    record Answer(int status, byte[] body) {

        /** Both, for whoever looks into it later. */
        byte[] kept() {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            kept.writeBytes(("HTTP " + status + "\n\n").getBytes(StandardCharsets.US_ASCII));
            kept.write(body, 0, Math.min(body.length, MAX_KEPT_BYTES));
            return kept.toByteArray();
        }
    }

    /** No answer came within the limit. */
    static final class LateException extends IOException {
        private static final long serialVersionUID = 1L;

        LateException(IOException cause) {
            super("no answer in time", cause);
        }
    }

    /**
     * One attempt to deliver.
     *
     * @param body what the request carries
     * @param read what an answer means
     */
    Attempt deliver(HttpPost post, byte[] body, Function<Answer, Attempt> read) {
        try {
            return read.apply(post(post));
        } catch (CheckedAddresses.NotAllowedException inside) {
            return new Attempt.Failed(body, null, "misconfigured", false);
        } catch (UnknownHostException
                | ConnectException
                | NoRouteToHostException
                | ConnectTimeoutException
                | SSLException noConnection) {
            return new Attempt.Failed(body, null, "unreachable", true);
        } catch (LateException | SocketTimeoutException late) {
            return new Attempt.Failed(body, null, "timeout", true);
        } catch (IOException broken) {
            return new Attempt.Failed(body, null, "wrong-answer", true);
        }
    }

    /**
     * @throws LateException when the time is over before there was a status
     * @throws IOException when there was no connection, or it ended before there was a status
     */
    private Answer post(HttpPost post) throws IOException {
        Exchange exchange = new Exchange(post, maxAnswerBytes);
        ScheduledFuture<?> limit = limits.schedule(exchange::cut, totalTimeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            http.execute(post, exchange::take);
        } catch (IOException broken) {
            // Once there is a status, what goes wrong with the rest of the answer changes nothing.
            if (exchange.answer == null) {
                throw exchange.late ? new LateException(broken) : broken;
            }
        } finally {
            limit.cancel(false);
        }
        Answer answer = exchange.answer;
        if (answer == null) {
            throw new IOException("there was no answer");
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        limits.shutdownNow();
        http.close();
    }

    private static final class Exchange {

        private final HttpPost post;
        private final int maxAnswerBytes;
        private volatile boolean late;
        private volatile @Nullable Answer answer;

        private Exchange(HttpPost post, int maxAnswerBytes) {
            this.post = post;
            this.maxAnswerBytes = maxAnswerBytes;
        }

        private void cut() {
            late = true;
            post.abort();
        }

        private @Nullable Void take(ClassicHttpResponse response) throws IOException {
            answer = new Answer(response.getCode(), new byte[0]);
            if (response.getEntity() != null) {
                InputStream body = response.getEntity().getContent();
                answer = new Answer(response.getCode(), body.readNBytes(maxAnswerBytes));
                if (body.read() >= 0) {
                    post.abort();
                }
            }
            return null;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "rest-hook-limit");
        thread.setDaemon(true);
        return thread;
    }
}
