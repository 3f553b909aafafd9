package ca.passerelle.routes.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In parts of any size the hash is that of the whole. */
class Sha256Test {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_023, 1_024, 1_025, 50_000})
    void anyLength(int length) throws NoSuchAlgorithmException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(Sha256.of(bytes)).isEqualTo(expected);
        assertThat(new Sha256()
                        .add(bytes, 0, length / 3)
                        .add(bytes, length / 3, length)
                        .end())
                .isEqualTo(expected);
    }
}
