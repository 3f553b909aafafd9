package ca.passerelle.routes.directory.listing;

/** What of a feed must not be told, to be taken out of what was told before. It is never written anywhere. */
public interface Secrets {

    /** Of a feed that has none. */
    Secrets NONE = new Secrets() {
        @Override
        public String apply(String text) {
            return text;
        }

        @Override
        public String applyStrictly(String text) {
            return text;
        }

        @Override
        public boolean covers(GeoPoint position) {
            return false;
        }
    };

    /** The text without any secret; the same instance when it holds none. */
    String apply(String text);

    /** The text without any secret, and without all that looks like an address. */
    String applyStrictly(String text);

    /** Whether a position is that of a confidential place. */
    boolean covers(GeoPoint position);

    /** With those of another package of the same feed. */
    default Secrets and(Secrets other) {
        Secrets one = this;
        if (one == NONE || other == NONE) {
            return one == NONE ? other : one;
        }
        return new Secrets() {
            @Override
            public String apply(String text) {
                return other.apply(one.apply(text));
            }

            @Override
            public String applyStrictly(String text) {
                return other.applyStrictly(one.applyStrictly(text));
            }

            @Override
            public boolean covers(GeoPoint position) {
                return one.covers(position) || other.covers(position);
            }
        };
    }
}
