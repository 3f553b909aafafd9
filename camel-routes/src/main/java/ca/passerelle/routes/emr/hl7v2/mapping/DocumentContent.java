package ca.passerelle.routes.emr.hl7v2.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The bytes of a document inside a message: decoded, of a limited size, and named by what they are rather than by what is said of them. */
final class DocumentContent {

    /** Largest document in bytes. */
    static final int MAX_BYTES = 12 * 1024 * 1024;

    /** What {@code \s} stands for. */
    private static final String WHITESPACE = " \t\n\u000B\f\r";

    /** Characters, four to three bytes. */
    private static final int PIECE = 4096;

    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> EXTENSIONS = Map.of(
            "txt", "text/plain",
            "html", "text/html",
            "htm", "text/html",
            "xml", "application/xml",
            "doc", "application/msword",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "hl7", "text/plain",
            "rtf", "application/rtf");

    private record Magic(String type, int... bytes) {}

    private static final List<Magic> MAGIC = List.of(
            new Magic("application/pdf", '%', 'P', 'D', 'F'),
            new Magic("image/png", 0x89, 'P', 'N', 'G'),
            new Magic("image/jpeg", 0xFF, 0xD8, 0xFF),
            new Magic("image/gif", 'G', 'I', 'F', '8'),
            new Magic("image/tiff", 'I', 'I', 0x2A, 0),
            new Magic("image/tiff", 'M', 'M', 0, 0x2A),
            new Magic("application/rtf", '{', '\\', 'r', 't', 'f'),
            new Magic("application/zip", 'P', 'K', 3, 4));

    private DocumentContent() {}

    /**
     * The bytes that a text stands for.
     *
     * @param encoding {@code BASE64}, {@code HEX}, or anything else for the text itself
     * @return empty when it is not of that encoding, holds nothing, or is larger than {@link #MAX_BYTES}
     */
    static Optional<byte[]> decode(String encoding, String text) {
        // Three bytes take four characters: what is longer than this by far is not looked at.
        if (text.length() > 2L * MAX_BYTES + 4096) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    switch (encoding.toUpperCase(Locale.ROOT)) {
                        case "BASE64" -> decoded(plain(text));
                        case "HEX" -> HexFormat.of().parseHex(plain(text));
                        default -> text.getBytes(StandardCharsets.UTF_8);
                    };
            return bytes.length == 0 || bytes.length > MAX_BYTES ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException notEncodedAsSaid) {
            return Optional.empty();
        }
    }

    /** What the bytes are by their first few; else what is said of them; else unknown. */
    static String type(byte[] content, String said) {
        for (Magic magic : MAGIC) {
            if (startsWith(content, magic.bytes())) {
                // Word's documents are archives too.
                return magic.type().equals("application/zip") && said.startsWith("application/vnd.")
                        ? said
                        : magic.type();
            }
        }
        return said.matches("[a-z]+/[a-z0-9.+-]+") ? said : UNKNOWN;
    }

    /** The type that the name of a file says; empty when it says none that is known. */
    static String typeOfFile(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : EXTENSIONS.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), "");
    }

    /** In pieces, which are soon compiled to the instructions that the processor has for it; one call for a large document is not. */
    private static byte[] decoded(String base64) {
        byte[] text = base64.getBytes(StandardCharsets.ISO_8859_1);
        int padding = base64.indexOf('=');
        if (padding >= 0 && padding < text.length - 2) {
            throw new IllegalArgumentException("padding in the middle");
        }
        byte[] bytes = new byte[(int) (text.length * 3L / 4) + 3];
        int length = 0;
        for (int from = 0; from < text.length; from += PIECE) {
            ByteBuffer piece =
                    Base64.getDecoder().decode(ByteBuffer.wrap(text, from, Math.min(PIECE, text.length - from)));
            int more = piece.remaining();
            piece.get(bytes, length, more);
            length += more;
        }
        return Arrays.copyOf(bytes, length);
    }

    private static String plain(String text) {
        // Each search is far quicker than a look at every character.
        boolean clean = WHITESPACE.chars().allMatch(each -> text.indexOf(each) < 0);
        return clean ? text : text.replaceAll("\\s", "");
    }

    private static boolean startsWith(byte[] content, int... magic) {
        for (int index = 0; index < magic.length; index++) {
            if (index >= content.length || (content[index] & 0xFF) != magic[index]) {
                return false;
            }
        }
        return true;
    }
}
