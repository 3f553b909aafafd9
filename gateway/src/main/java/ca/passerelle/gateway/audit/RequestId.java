package ca.passerelle.gateway.audit;

import java.util.UUID;
import org.slf4j.MDC;

/** The number by which one request is found in logs and audit; it travels in the logging context. */
public final class RequestId {

    /** The name in the logging context. */
    public static final String KEY = "request";

    private RequestId() {}

    /** The number of the request being served, or {@code -} outside of any. */
    public static String current() {
        String id = MDC.get(KEY);
        return id == null ? "-" : id;
    }

    /** Runs something under a number of its own. */
    public static MDC.MDCCloseable begin(UUID id) {
        return MDC.putCloseable(KEY, id.toString());
    }
}
