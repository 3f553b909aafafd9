package ca.passerelle.gateway.fhir.discovery;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One document, made at its first reading and the same from then on. */
final class StandingDocument extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final String contentType;
    private final transient Supplier<byte[]> source;
    private transient byte @Nullable [] made;

    StandingDocument(String contentType, Supplier<byte[]> source) {
        this.contentType = contentType;
        this.source = source;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] bytes = bytes();
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private synchronized byte[] bytes() {
        byte[] bytes = made == null ? source.get() : made;
        made = bytes;
        return bytes;
    }
}
