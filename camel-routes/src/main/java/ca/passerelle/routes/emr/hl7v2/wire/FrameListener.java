package ca.passerelle.routes.emr.hl7v2.wire;

/** Hears of connections that end without an answer, so that somebody counts them. Carries no content. */
public interface FrameListener {

    /** Bytes arrived outside any frame; the connection is being closed. */
    void unframed();

    /** A frame passed the size limit; the connection is being closed. */
    void tooLarge();

    /** The other side went away in the middle of a frame. */
    void incomplete();

    /** A connection above the cap was refused. */
    void refused();

    /** A message got no answer because its outcome is unknown; the connection is being closed. */
    void unanswered();

    /** A frame did not become whole in its time; the connection is being closed. */
    void slow();

    /** Nothing came for too long; the connection is being closed. */
    void idle();

    /** Too many bytes of unanswered frames were held already; the connection is being closed. */
    void overloaded();

    /** No secure connection came about: no common version, or a certificate that is not trusted. */
    void insecure();
}
