package ca.passerelle.routes.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.4.4",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.1.1.1",
                "255.255.255.255",
                "2130706433",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1",
                "3fff:1::1"
            })
    void whatIsNotOfThePublicInternetIsRefused(String literal) throws UnknownHostException {
        assertThat(AddressPolicy.PUBLIC.test(InetAddress.getByName(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "198.20.0.1",
                "223.255.255.254",
                "2001:4860:4860::8888",
                "2606:4700::1111"
            })
    void whatIsOfThePublicInternetIsAllowed(String literal) throws UnknownHostException {
        assertThat(AddressPolicy.PUBLIC.test(InetAddress.getByName(literal))).isTrue();
    }

    @Test
    void aMappedAddressIsTheOneInsideIt() throws UnknownHostException {
        InetAddress mapped = InetAddress.getByName("::ffff:8.8.8.8");
        assertThat(mapped).isEqualTo(InetAddress.getByName("8.8.8.8"));
        assertThat(AddressPolicy.PUBLIC.test(mapped)).isTrue();
    }

    @Test
    void theResolverHandsOnOnlyWhatIsAllowed() throws UnknownHostException {
        assertThat(new CheckedAddresses(AddressPolicy.ANY).resolve("127.0.0.1")).hasSize(1);
        CheckedAddresses strict = new CheckedAddresses(AddressPolicy.PUBLIC);
        assertThatThrownBy(() -> strict.resolve("localhost")).isInstanceOf(CheckedAddresses.NotAllowedException.class);
        assertThatThrownBy(() -> strict.resolve("[::1]")).isInstanceOf(CheckedAddresses.NotAllowedException.class);
    }
}
