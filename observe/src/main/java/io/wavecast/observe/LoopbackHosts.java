package io.wavecast.observe;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests to a server on the loopback interface that name another host. A web page can make its own host name resolve to
 * 127.0.0.1 and then read the answers of local servers (DNS rebinding); its requests still name that host.
 */
public final class LoopbackHosts {
    private static final int MISDIRECTED_REQUEST = 421;
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1\\])(:\\d{1,5})?");

    private LoopbackHosts() {}

    /**
     * Makes the server check each request, if its address is on the loopback interface. Any port is accepted.
     *
     * @param address where the server listens; requests may name it as well
     */
    public static void require(JavalinConfig config, String address) {
        if (isLoopback(address)) {
            String own = address.toLowerCase(Locale.ROOT);
            config.routes.before(request -> check(request, own));
        }
    }

    private static boolean isLocal(String host, String own) {
        return LOOPBACK.matcher(host).matches()
                || host.replaceFirst(":\\d{1,5}$", "").equals(own);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // binding the address fails with the reason
        }
    }

    private static void check(Context request, String own) {
        @Nullable String host = request.header("Host");
        if (host != null && !isLocal(host.toLowerCase(Locale.ROOT), own)) {
            throw new HttpResponseException(
                    MISDIRECTED_REQUEST,
                    "This server is for this machine only: expected the host localhost, 127.0.0.1 or [::1] in the"
                            + " request, was another one.");
        }
    }
}
