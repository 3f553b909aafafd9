package ca.passerelle.profiles;

/** Who moves a referral: the party that asked, the party that answers for it, or the gateway on its own account. */
public enum Actor {
    REQUESTER("requester"),
    OWNER("owner"),
    GATEWAY("gateway");

    private final String code;

    Actor(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
