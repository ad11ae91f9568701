package io.wavecast.signals.mqtt;

import com.fasterxml.jackson.core.JsonPointer;

/** Parses JSON Pointers (RFC 6901) in options. */
final class Pointers {
    private Pointers() {}

    /** @throws IllegalArgumentException if the text is no pointer to a field */
    static JsonPointer parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException(
                    "expected the field as a JSON Pointer such as /temperature or /data/0/value, was '" + text + "'");
        }
        return JsonPointer.compile(text);
    }

    /** The names and positions on the way to a value, joined by slashes. */
    static String path(JsonPointer pointer) {
        var path = new StringBuilder();
        for (JsonPointer at = pointer; at != null && !at.matches(); at = at.tail()) {
            path.append(path.isEmpty() ? "" : "/").append(at.getMatchingProperty());
        }
        return path.toString();
    }
}
