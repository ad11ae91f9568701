package io.wavecast.streams.query;

import io.wavecast.cli.Problems;
import io.wavecast.observe.api.ApiSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * The settings of queries.
 *
 * @param host address to answer at
 * @param port port to answer at; 0 for any free port
 * @param advertised {@code HOST:PORT} at which other instances reach this one; empty for the host and the port in use
 * @param token what clients and other instances must send; empty if they need not send any
 * @param tls how to answer, and to ask other instances, over TLS; empty for plain HTTP
 */
public record QuerySettings(
        String host, int port, String advertised, Optional<String> token, Optional<SSLContext> tls) {
    public static final String HOST = "--query-host";
    public static final String PORT = "--query-port";
    public static final String ADVERTISE = "--query-advertise";
    public static final String TOKEN_FILE = "--query-token-file";
    public static final String TLS_CERT = "--query-tls-cert";
    public static final String TLS_KEY = "--query-tls-key";
    public static final String TLS_CA = "--query-tls-ca";

    /** Largest number of questions that are answered at a time, and of those from other instances. */
    static final int REQUESTS = 16;
    /** Largest number of open streams of events. */
    static final int STREAMS = 32;

    private static final int MIN_TOKEN = 16;
    /** What a header carries unchanged. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{" + MIN_TOKEN + ",}");

    /** Why these settings are refused, with the names of the options; empty if they are not. The messages name no secret. */
    public List<String> problems() {
        var problems = Problems.ofSettings();
        problems.inRange(PORT, port, 0, 65_535);
        problems.when(host.isBlank(), HOST, "must be an address or a host name, was empty");
        problems.when(
                token.isEmpty() && !host.isBlank() && !isLoopback(host),
                TOKEN_FILE,
                "must be set with " + HOST + " " + host + ", which other machines can reach, was not");
        token.ifPresent(text -> problems.when(
                !VISIBLE.matcher(text).matches(),
                TOKEN_FILE,
                "must have at least " + MIN_TOKEN
                        + " characters, all of them visible ASCII and none a space, was another text of "
                        + text.length()));
        problems.matches(ADVERTISE, advertised, "|[^\\s/:]+:\\d{1,5}|\\[[0-9a-fA-F:]+\\]:\\d{1,5}", "HOST:PORT");
        problems.when(
                advertised.isEmpty() && isWildcard(),
                ADVERTISE,
                "must be set with " + HOST + " " + host + ", which stands for all addresses, was not");
        return problems.found();
    }

    ApiSettings http() {
        return new ApiSettings(host, port, token, tls, REQUESTS, STREAMS);
    }

    /** Whether only this machine reaches an address or host name. */
    public static boolean isLoopback(String host) {
        return address(host).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    private boolean isWildcard() {
        return address(host).map(InetAddress::isAnyLocalAddress).orElse(false);
    }

    private static Optional<InetAddress> address(String host) {
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty(); // binding the address fails with the reason
        }
    }
}
