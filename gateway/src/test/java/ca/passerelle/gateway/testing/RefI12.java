package ca.passerelle.gateway.testing;

/** Referral messages of an invented clinic about an invented person. */
public final class RefI12 {

    private RefI12() {}

    /** A new referral. */
    public static String add(String controlId, String number) {
        return message("I12", controlId, number, "P") + "NTE|1||Would like company and a walking group.\n";
    }

    /** The same referral, more urgent. */
    public static String amend(String controlId, String number) {
        return message("I13", controlId, number, "A").replace("|R^Routine^HL70280", "|A^ASAP^HL70280");
    }

    /** The same referral, cancelled. */
    public static String cancel(String controlId, String number) {
        return message("I14", controlId, number, "P") + "NTE|1||Moved to another city.\n";
    }

    private static String message(String event, String controlId, String number, String status) {
        return String.join(
                "\n",
                "MSH|^~\\&|CLINIC|NORTH|PASSERELLE|GATEWAY|20261120093000-0800||REF^" + event + "^REF_I12|" + controlId
                        + "|P|2.5.1|||||CAN|UNICODE UTF-8",
                "RF1|" + status + "|R^Routine^HL70280|SOC^Social prescribing^L|||" + number
                        + "^CLINIC|20261120||20261120",
                "PRD|RP^Referring Provider^HL70286|Okafor^Adaeze^^^Dr.|||^WPN^PH^^1^604^5550142||10234^MD^CPSBC",
                "PID|1||9" + Math.abs(number.hashCode()) % 100_000_000
                        + "0^^^BC^JHN||Bélanger^Élise^^^Mme||19510312|F|||12 Rue du Port^^Vancouver^BC^V6B 1A1^CAN^H",
                "");
    }
}
