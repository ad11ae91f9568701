package io.wavecast.demo.page;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the reader of a page for a password, with the browser's own dialogue (HTTP Basic, RFC 7617). Any user name will do. */
final class PagePassword {
    private static final String SCHEME = "Basic ";
    private static final int UNAUTHORIZED = 401;

    private final byte[] expected;

    PagePassword(String password) {
        this.expected = password.getBytes(StandardCharsets.UTF_8);
    }

    void check(Context request) {
        if (!admits(request.header("Authorization"))) {
            request.header("WWW-Authenticate", SCHEME + "realm=\"Wavecast\", charset=\"UTF-8\"");
            throw new HttpResponseException(
                    UNAUTHORIZED,
                    "expected the token of this service as the password, was another one or none",
                    Map.of());
        }
    }

    private boolean admits(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        try {
            byte[] sent = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).trim());
            String pair = new String(sent, StandardCharsets.UTF_8);
            byte[] password = pair.substring(pair.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(expected, password);
        } catch (IllegalArgumentException e) {
            return false; // no Base64
        }
    }
}
