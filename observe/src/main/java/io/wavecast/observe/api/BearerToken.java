package io.wavecast.observe.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a request's {@code Authorization} header with the token, in a time that tells nothing about the token. */
final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private final Optional<byte[]> expected;

    BearerToken(Optional<String> token) {
        expected = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param authorization the header's value; null if there is none */
    boolean admits(@Nullable String authorization) {
        if (expected.isEmpty()) {
            return true;
        }
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        byte[] sent = authorization.substring(SCHEME.length()).trim().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected.get(), sent);
    }
}
