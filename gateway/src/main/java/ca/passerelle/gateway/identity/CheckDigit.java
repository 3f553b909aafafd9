package ca.passerelle.gateway.identity;

import ca.passerelle.profiles.HealthNumber;
import java.util.Locale;

/** What the check digit of a health number says, for the provinces that publish their rule. It raises or lowers a score and refuses nobody. */
enum CheckDigit {
    RIGHT,
    WRONG,
    /** The province's rule is not known. */
    UNKNOWN;

    private static final int[] BC_WEIGHTS = {2, 4, 8, 5, 10, 9, 7, 3};

    static CheckDigit of(HealthNumber province, String number) {
        return switch (province) {
            case ON -> of(number.matches("[1-9]\\d{9}") && isLuhn(number));
            case BC -> of(number.matches("9\\d{9}") && isMod11(number));
            case QC -> of(isNam(number.toUpperCase(Locale.ROOT)));
            default -> UNKNOWN;
        };
    }

    private static CheckDigit of(boolean right) {
        return right ? RIGHT : WRONG;
    }

    /** Ontario: mod 10 over all ten digits, every second one from the left doubled. */
    private static boolean isLuhn(String number) {
        int sum = 0;
        for (int index = 0; index < number.length(); index++) {
            int digit = number.charAt(index) - '0';
            int doubled = index % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** British Columbia: mod 11 over the second to the ninth digit, weighted; the tenth is what is missing to eleven. */
    private static boolean isMod11(String number) {
        int sum = 0;
        for (int index = 0; index < BC_WEIGHTS.length; index++) {
            sum += (number.charAt(index + 1) - '0') * BC_WEIGHTS[index];
        }
        return 11 - sum % 11 == number.charAt(9) - '0';
    }

    /** Québec: four letters, then year, month (fifty more for women) and day of birth, then two digits that only the RAMQ can check. */
    private static boolean isNam(String number) {
        if (!number.matches("[A-Z]{4}\\d{8}")) {
            return false;
        }
        int month = Integer.parseInt(number.substring(6, 8)) % 50;
        int day = Integer.parseInt(number.substring(8, 10));
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
}
