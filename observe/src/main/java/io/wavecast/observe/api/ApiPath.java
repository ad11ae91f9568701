package io.wavecast.observe.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The segments of a path. Each is decoded on its own, so that {@code a%2Fb} is one segment. */
final class ApiPath {
    private static final int MAX_LENGTH = 4_096;

    private ApiPath() {}

    /** @throws ApiException if the path is too long or not encoded correctly */
    static List<String> segments(String path) {
        if (path.length() > MAX_LENGTH) {
            throw ApiException.badRequest(
                    "expected a path of at most " + MAX_LENGTH + " characters, was " + path.length());
        }
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(1).split("/", -1)) {
            try {
                // In a path, a plus is a plus.
                segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw ApiException.badRequest("expected a percent sign and two hexadecimal digits, was the segment '"
                        + segment + "' of the path");
            }
        }
        return segments;
    }
}
