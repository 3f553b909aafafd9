package ca.passerelle.gateway.record.content;

import java.util.regex.Pattern;

/** IPv6 addresses as they stand in URLs. */
final class IpVersion6 {

    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int GROUPS = 8;

    private IpVersion6() {}

    /** Whether an address is not one of the global unicast block 2000::/3, or wraps an internal IPv4 address, or is none at all. */
    static boolean isInternal(String text) {
        int[] groups = groups(text);
        if (groups.length != GROUPS) {
            return true;
        }
        boolean mapped = groups[0] == 0 && groups[1] == 0 && groups[2] == 0 && groups[3] == 0 && groups[4] == 0;
        boolean translated = groups[0] == 0x64 && groups[1] == 0xff9b;
        if ((mapped && groups[5] == 0xffff) || translated) {
            return InternalAddress.isInternal(groups[6] >> 8, groups[6] & 0xff, groups[7] >> 8, groups[7] & 0xff);
        }
        boolean sixToFour = groups[0] == 0x2002
                && InternalAddress.isInternal(groups[1] >> 8, groups[1] & 0xff, groups[2] >> 8, groups[2] & 0xff);
        return sixToFour || (groups[0] & 0xe000) != 0x2000;
    }

    /** The eight groups; any other number of them when the text is no address. */
    private static int[] groups(String text) {
        String plain = withoutDots(text);
        int gap = plain.indexOf("::");
        if (gap < 0) {
            return numbers(plain);
        }
        int[] before = numbers(plain.substring(0, gap));
        int[] after = numbers(plain.substring(gap + 2));
        if (before.length + after.length >= GROUPS) {
            return new int[0];
        }
        int[] all = new int[GROUPS];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(after, 0, all, GROUPS - after.length, after.length);
        return all;
    }

    /** {@code ::ffff:10.0.0.1} as {@code ::ffff:a00:1}. */
    private static String withoutDots(String text) {
        int colon = text.lastIndexOf(':');
        String[] bytes = text.substring(colon + 1).split("\\.", -1);
        if (bytes.length != 4) {
            return text;
        }
        int[] values = new int[4];
        for (int i = 0; i < values.length; i++) {
            if (!bytes[i].matches("\\d{1,3}") || Integer.parseInt(bytes[i]) > 255) {
                return text;
            }
            values[i] = Integer.parseInt(bytes[i]);
        }
        return text.substring(0, colon + 1)
                + Integer.toHexString(values[0] << 8 | values[1])
                + ":"
                + Integer.toHexString(values[2] << 8 | values[3]);
    }

    private static int[] numbers(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        int[] numbers = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!GROUP.matcher(parts[i]).matches()) {
                return new int[GROUPS + 1];
            }
            numbers[i] = Integer.parseInt(parts[i], 16);
        }
        return numbers;
    }
}
