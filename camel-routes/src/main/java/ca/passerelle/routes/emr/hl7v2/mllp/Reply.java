package ca.passerelle.routes.emr.hl7v2.mllp;

import java.util.List;

/**
 * What goes back for one frame.
 *
 * @param frames payloads in order: none where the sender wants none, two where it wants a commit and an application acknowledgement
 */
public record Reply(List<byte[]> frames) {

    public Reply {
        frames = List.copyOf(frames);
    }

    public static Reply of(byte[] frame) {
        return new Reply(List.of(frame));
    }
}
