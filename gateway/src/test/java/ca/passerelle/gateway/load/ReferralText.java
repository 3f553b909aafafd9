package ca.passerelle.gateway.load;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * A referral of an invented person as the text of a transaction Bundle (Patient, ServiceRequest, Task) of about 2.8 KB. Text, not a
 * model, so that the client stays cheap.
 */
final class ReferralText {

    private static final String[] FAMILIES = {
        "Tremblay",
        "Nguyen",
        "Singh",
        "Roy",
        "MacDonald",
        "Wong",
        "Okafor",
        "Bélanger",
        "Sinclair",
        "Kowalski",
        "Haddad",
        "Fontaine",
        "Cardinal",
        "Ouellette",
        "Ferreira",
        "Castillo",
        "Johansen",
        "Papadakis",
        "Novak",
        "Iyer"
    };
    private static final String[] GIVENS = {
        "Amélie", "Liam", "Priya", "Noah", "Fatima", "Étienne", "Mei", "Jonah", "Aiyana", "Sofia", "Tariq", "Élodie"
    };
    private static final String[] CATEGORIES = {
        "food-insecurity",
        "housing-instability",
        "social-connection",
        "transportation-insecurity",
        "financial-insecurity"
    };

    private ReferralText() {}

    static String family(int number) {
        return FAMILIES[number % FAMILIES.length];
    }

    static int families() {
        return FAMILIES.length;
    }

    /**
     * @param number which referral of the run it is: name, number and address follow from it
     * @param owner id of the Organization that it is sent to
     * @param requester who asks, as a reference (an Organization)
     * @param practitioner id of the Practitioner who signed the request
     * @param run keeps the numbers of two runs on one server apart
     * @param ifNoneExist whether the Patient is to be created only where its identifier is not known
     */
    static String transaction(
            int number, String owner, String requester, String practitioner, String run, boolean ifNoneExist) {
        Random seeded = new Random(number);
        String patient = "urn:uuid:" + new UUID(seeded.nextLong(), seeded.nextLong());
        String request = "urn:uuid:" + new UUID(seeded.nextLong(), seeded.nextLong());
        String task = "urn:uuid:" + new UUID(seeded.nextLong(), seeded.nextLong());
        String given = GIVENS[seeded.nextInt(GIVENS.length)];
        String identifier = run + "-" + number;
        String birth =
                LocalDate.of(1930, 1, 1).plusDays(seeded.nextInt(75 * 365)).toString();
        String day = String.format(Locale.ROOT, "%02d", 1 + number % 28);
        String condition = ifNoneExist
                ? ",\"ifNoneExist\":\"identifier=https://clinic.example.org/chart%7C" + identifier + "\""
                : "";
        return """
                {"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"%PATIENT%","resource":{"resourceType":"Patient",\
                "identifier":[{"use":"usual","type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},\
                "system":"https://clinic.example.org/chart","value":"%IDENTIFIER%"}],"active":true,\
                "name":[{"use":"official","family":"%FAMILY%","given":["%GIVEN%"]}],\
                "telecom":[{"system":"phone","value":"+1-604-555-%PHONE%","use":"home"},\
                {"system":"email","value":"p%NUMBER%@people.example.org"}],"gender":"unknown","birthDate":"%BIRTH%",\
                "address":[{"use":"home","line":["%NUMBER% Invented Street"],"city":"Vancouver","state":"BC","postalCode":"V5K 0A1",\
                "country":"CA"}],"communication":[{"language":{"coding":[{"system":"urn:ietf:bcp:47","code":"fr-CA"}]},"preferred":true}]},\
                "request":{"method":"POST","url":"Patient"%CONDITION%}},\
                {"fullUrl":"%REQUEST%","resource":{"resourceType":"ServiceRequest",\
                "identifier":[{"system":"https://clinic.example.org/order","value":"%IDENTIFIER%"}],"status":"active","intent":"order",\
                "category":[{"coding":[{"system":"http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes",\
                "code":"%CATEGORY%","display":"%CATEGORY%"}]}],"priority":"routine",\
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"710925007","display":"Provision of food"}],\
                "text":"Help with groceries and a weekly meal together with others"},"subject":{"reference":"%PATIENT%"},\
                "occurrencePeriod":{"start":"2026-11-%DAY%"},"authoredOn":"2026-11-%DAY%T09:30:00-08:00",\
                "requester":{"reference":"Practitioner/%PRACTITIONER%"},"performer":[{"reference":"Organization/%OWNER%"}],\
                "reasonCode":[{"coding":[{"system":"http://snomed.info/sct","code":"733423003","display":"Food insecurity"}]}],\
                "note":[{"text":"Lives alone since the spring, walks with a cane and would rather be called in the morning. Speaks French at home."}]},\
                "request":{"method":"POST","url":"ServiceRequest"}},\
                {"fullUrl":"%TASK%","resource":{"resourceType":"Task",\
                "identifier":[{"system":"https://clinic.example.org/task","value":"%IDENTIFIER%"}],"status":"requested","intent":"order",\
                "priority":"routine","code":{"coding":[{"system":"http://hl7.org/fhir/CodeSystem/task-code","code":"fulfill"}]},\
                "focus":{"reference":"%REQUEST%"},"for":{"reference":"%PATIENT%"},"authoredOn":"2026-11-%DAY%T09:30:00-08:00",\
                "requester":{"reference":"%REQUESTER%"},"owner":{"reference":"Organization/%OWNER%"},\
                "note":[{"text":"Please call within two weeks; a voicemail may be left. The daughter may be told as well."}]},\
                "request":{"method":"POST","url":"Task"}}]}""".replace("%PATIENT%", patient)
                .replace("%REQUESTER%", requester)
                .replace("%REQUEST%", request)
                .replace("%TASK%", task)
                .replace("%IDENTIFIER%", identifier)
                .replace("%FAMILY%", family(number))
                .replace("%GIVEN%", given)
                .replace("%PHONE%", String.format(Locale.ROOT, "%04d", number % 10_000))
                .replace("%NUMBER%", Integer.toString(number))
                .replace("%BIRTH%", birth)
                .replace("%DAY%", day)
                .replace("%CATEGORY%", CATEGORIES[number % CATEGORIES.length])
                .replace("%CONDITION%", condition)
                .replace("%PRACTITIONER%", practitioner)
                .replace("%OWNER%", owner);
    }
}
