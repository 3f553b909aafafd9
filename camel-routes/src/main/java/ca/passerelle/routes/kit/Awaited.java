package ca.passerelle.routes.kit;

/** What is missing to understand a message, or to understand it better; somebody else provides it later. */
public sealed interface Awaited {

    /**
     * The meaning of a code of the sender's own.
     *
     * @param application which of the partner's systems, by MSH-3.1
     * @param facility and MSH-4.1
     * @param kind what the code is for, e.g. {@code PRIORITY}
     * @param code the code as it was sent
     * @param display what the sender calls it; empty when it does not say
     * @param location where it stands
     */
    record Meaning(String application, String facility, String kind, String code, String display, String location)
            implements Awaited {}

    /**
     * A referral that has not arrived yet.
     *
     * @param system system of its number
     * @param value the number
     */
    record Referral(String system, String value) implements Awaited {}

    /**
     * A person who looks at a message that asked for something which cannot be done any more. Nothing waits for it.
     *
     * @param task id of the Task of the referral
     * @param location where the message names the referral
     */
    record Attention(String task, String location) implements Awaited {}
}
