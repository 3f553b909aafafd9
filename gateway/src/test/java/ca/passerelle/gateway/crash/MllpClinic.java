package ca.passerelle.gateway.crash;

import ca.passerelle.gateway.testing.MllpConnection;
import java.io.IOException;
import java.util.Optional;

/** The northern clinic: REF^I12 by MLLP, a connection for each. */
final class MllpClinic extends Clinic {

    private final int port;

    MllpClinic(int port) {
        super("N");
        this.port = port;
    }

    @Override
    String message(String number) {
        return String.join(
                "\r",
                "MSH|^~\\&|CLINIC|NORTH|PASSERELLE|PASSERELLE|20260302101500-0800||REF^I12^REF_I12|" + number
                        + "|P|2.5.1",
                "RF1|P^Pending^HL70283|R^Routine^HL70280|SOC^Social prescribing^L|||" + number + "^CLINIC",
                "PRD|RP^Referring Provider^HL70286|Okafor^Ngozi^^^Dr.|||||61234^MD^CPSBC",
                "PID|1||" + number + "^^^CLINIC^MR||" + CANARY + "^Marion||19480917|F",
                "NTE|1||Would like company and a walking group.",
                "");
    }

    @Override
    Optional<String> exchange(String number, String message) throws IOException {
        try (MllpConnection connection = new MllpConnection(port)) {
            Optional<String> answer = connection.exchange(message);
            answer.filter(text -> !text.contains("\rMSA|AA|" + number))
                    .ifPresent(text -> ledger().complain("not accepted: " + number + ": " + text));
            return answer;
        }
    }
}
