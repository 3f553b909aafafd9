package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.Systems;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a message says has happened: the events of CA:eReC, whose codes Ontario shares, and the referral of BSeR. The code decides, because
 * the field writes the same codes under several systems.
 */
public enum MessageEvent {
    ADD_SERVICE_REQUEST("add-service-request", From.REQUESTER),
    NOTIFY_UPDATE_SERVICE_REQUEST("notify-update-service-request", From.REQUESTER),
    REVOKE_SERVICE_REQUEST("revoke-service-request", From.REQUESTER),
    NOTIFY_DATA_CORRECTION("notify-data-correction", From.EITHER),
    NOTIFY_ADD_PROCESS_REQUEST("notify-add-process-request", From.PERFORMER),
    NOTIFY_UPDATE_PROCESS_REQUEST("notify-update-process-request", From.PERFORMER),
    NOTIFY_ADD_APPOINTMENT("notify-add-appointment", From.PERFORMER),
    SEND_COMMUNICATION_FROM_REQUESTER("send-communication-from-requester", From.REQUESTER),
    SEND_COMMUNICATION_FROM_PROVIDER("send-communication-from-provider", From.PERFORMER),
    NOTIFY_ADD_SERVICE_RECORD("notify-add-service-record", From.INFORMER),
    NOTIFY_UPDATE_SERVICE_RECORD("notify-update-service-record", From.INFORMER),
    /** REF^I12 in FHIR: the focus is the Task. */
    PATIENT_REFERRAL("I12", From.REQUESTER);

    /** Who sends an event. */
    public enum From {
        REQUESTER,
        PERFORMER,
        EITHER,
        /** A system that passes on copies of records. */
        INFORMER
    }

    private final String code;
    private final From from;

    MessageEvent(String code, From from) {
        this.code = code;
        this.from = from;
    }

    public String code() {
        return code;
    }

    public From from() {
        return from;
    }

    /** Whether it begins a referral. */
    boolean begins() {
        return this == ADD_SERVICE_REQUEST || this == PATIENT_REFERRAL;
    }

    /**
     * The event of a header.
     *
     * @param system of MessageHeader.eventCoding; empty when an eventUri was sent
     * @param code of the coding, or the eventUri, whose last part is the code
     */
    static Optional<MessageEvent> of(String system, String code) {
        String last = code.substring(Math.max(code.lastIndexOf('#'), code.lastIndexOf('/')) + 1);
        return Arrays.stream(values())
                .filter(event -> event.code.equals(last))
                .filter(event ->
                        event != PATIENT_REFERRAL || (system.isEmpty() ? code : system).startsWith(Systems.V2_EVENT))
                .findFirst();
    }
}
