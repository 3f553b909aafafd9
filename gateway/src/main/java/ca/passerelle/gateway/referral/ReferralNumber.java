package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.Systems;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Task;

/**
 * The number under which people and other systems know a referral: ten characters that cannot be mistaken for each other (Crockford's
 * Base32), from the 50 random bits at the end of the Task's id. No counter: nothing in the intake waits for another.
 */
public final class ReferralNumber {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final int BITS = 5;

    private ReferralNumber() {}

    public static String of(UUID task) {
        long bits = task.getLeastSignificantBits();
        char[] number = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            number[i] = ALPHABET.charAt((int) (bits & 31));
            bits >>>= BITS;
        }
        String text = new String(number);
        return "R-" + text.substring(0, LENGTH / 2) + "-" + text.substring(LENGTH / 2);
    }

    /** Makes the Task carry its number, and no other of that system. */
    static void assign(Task task, UUID id) {
        task.getIdentifier().removeIf(identifier -> Systems.REFERRAL_NUMBER.equals(identifier.getSystem()));
        Identifier number = new Identifier().setSystem(Systems.REFERRAL_NUMBER).setValue(of(id));
        number.getType().addCoding().setSystem(Systems.IDENTIFIER_TYPE).setCode("FILL");
        task.addIdentifier(number);
    }
}
