package ca.passerelle.profiles;

/**
 * Who moves what a person is asked to do: whoever asks, the other party of the referral that it belongs to, the person herself or a relative
 * for her, or the gateway on its own account.
 */
public enum PatientTaskActor {
    REQUESTER("requester"),
    COUNTERPART("counterpart"),
    PATIENT("patient"),
    GATEWAY("gateway");

    private final String code;

    PatientTaskActor(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
