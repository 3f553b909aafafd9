package ca.passerelle.routes.kit;

import java.util.Arrays;

/** A slip of the pen: a letter too few, too many, or in the place of its neighbour; in a long word also a wrong one. */
public final class Slip {

    private static final int LONG = 8;

    private Slip() {}

    /** Whether one such slip makes the written word out of the meant one. */
    public static boolean isOne(String written, String meant) {
        int longer = written.length() - meant.length();
        if (longer == 0) {
            return isTurned(written, meant) || written.length() > LONG && different(written, meant) == 1;
        }
        return longer == 1 && isWithout(written, meant) || longer == -1 && isWithout(meant, written);
    }

    /** Whether the longer word without one letter is the shorter. */
    private static boolean isWithout(String longer, String shorter) {
        int at = 0;
        while (at < shorter.length() && longer.charAt(at) == shorter.charAt(at)) {
            at++;
        }
        return longer.substring(at + 1).equals(shorter.substring(at));
    }

    /** Whether two neighbouring letters changed places. */
    private static boolean isTurned(String one, String other) {
        int at = 0;
        while (at < one.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        if (at + 1 >= one.length()) {
            return false;
        }
        char[] turned = one.toCharArray();
        turned[at] = one.charAt(at + 1);
        turned[at + 1] = one.charAt(at);
        return Arrays.equals(turned, other.toCharArray());
    }

    private static int different(String one, String other) {
        int count = 0;
        for (int at = 0; at < one.length(); at++) {
            count += one.charAt(at) == other.charAt(at) ? 0 : 1;
        }
        return count;
    }
}
