package ca.passerelle.routes.kit;

import java.net.InetAddress;
import java.util.List;

/**
 * What belongs to the public internet, by IANA's registries of special-purpose addresses (RFC 6890): nothing of the gateway's own network or
 * host, and nothing that wraps such an address in another.
 */
final class PublicAddresses {

    private static final int IPV4_BYTES = 4;

    private static final List<Block> SPECIAL_IPV4 = List.of(
            new Block(8, 0),
            new Block(8, 10),
            new Block(10, 100, 64),
            new Block(8, 127),
            new Block(16, 169, 254),
            new Block(12, 172, 16),
            new Block(24, 192, 0, 0),
            new Block(24, 192, 0, 2),
            new Block(24, 192, 88, 99),
            new Block(16, 192, 168),
            new Block(15, 198, 18),
            new Block(24, 198, 51, 100),
            new Block(24, 203, 0, 113),
            new Block(4, 224),
            new Block(4, 240));

    /** Of IPv6 only this is given out; mapped, translated, local and multicast addresses lie outside of it. */
    private static final Block GLOBAL_UNICAST = new Block(3, 0x20);

    private static final List<Block> SPECIAL_IPV6 = List.of(
            new Block(23, 0x20, 0x01, 0x00),
            new Block(32, 0x20, 0x01, 0x0d, 0xb8),
            new Block(16, 0x20, 0x02),
            new Block(20, 0x3f, 0xff, 0x00));

    private PublicAddresses() {}

    static boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_BYTES
                ? SPECIAL_IPV4.stream().noneMatch(block -> block.holds(bytes))
                : GLOBAL_UNICAST.holds(bytes) && SPECIAL_IPV6.stream().noneMatch(block -> block.holds(bytes));
    }

    /** The addresses whose first bits are these. */
    private static final class Block {

        private final int bits;
        private final int[] prefix;

        private Block(int bits, int... prefix) {
            this.bits = bits;
            this.prefix = prefix;
        }

        private boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
