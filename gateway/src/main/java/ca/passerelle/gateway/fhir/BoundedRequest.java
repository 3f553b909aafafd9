package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.interceptor.api.IInterceptorBroadcaster;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A request whose body is read once, and never beyond the limit; compressed ones are measured as they come out. */
final class BoundedRequest extends ServletRequestDetails {

    private static final byte[] NOTHING = new byte[0];
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final int limit;
    private boolean refused;

    BoundedRequest(IInterceptorBroadcaster interceptors, int limit) {
        super(interceptors);
        this.limit = limit;
    }

    @Override
    protected byte[] getByteStreamRequestContents() {
        HttpServletRequest request = getServletRequest();
        if (refused) {
            return NOTHING;
        }
        // Whatever goes wrong now, what is left of the body is nobody's any more.
        refused = true;
        if (request.getContentLengthLong() > limit) {
            throw tooLarge();
        }
        byte[] body;
        try (InputStream bytes = uncompressed(request)) {
            body = bytes.readNBytes(limit + 1);
        } catch (ZipException e) {
            throw Refusal.badRequest("Content-Encoding", ProblemCode.STRUCTURE, "The body is not gzip.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (body.length > limit) {
            throw tooLarge();
        }
        refused = false;
        return withoutMark(body);
    }

    private static InputStream uncompressed(HttpServletRequest request) throws IOException {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
            return request.getInputStream();
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return new GZIPInputStream(request.getInputStream());
        }
        throw new Refusal(
                Refusal.Kind.UNSUPPORTED_MEDIA,
                "Content-Encoding",
                ProblemCode.NOT_SUPPORTED,
                "A body is sent as it is, or with gzip.");
    }

    /** RFC 8259 lets a reader overlook the mark that some editors put before UTF-8. */
    private static byte[] withoutMark(byte[] body) {
        boolean marked = body.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(body, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        return marked ? Arrays.copyOfRange(body, BYTE_ORDER_MARK.length, body.length) : body;
    }

    private Refusal tooLarge() {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "body",
                ProblemCode.TOO_LARGE,
                "A body has at most " + limit + " bytes (passerelle.fhir.max-body-bytes).");
    }
}
