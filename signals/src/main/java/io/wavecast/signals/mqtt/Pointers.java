package io.wavecast.signals.mqtt;

import io.wavecast.core.events.mapping.JsonPath;

/** Parses JSON Pointers (RFC 6901) in options. */
final class Pointers {
    private Pointers() {}

    /** @throws IllegalArgumentException if the text is no pointer to a field */
    static JsonPath parse(String text) {
        if (text.startsWith("/")) {
            JsonPath path = JsonPath.parse(text);
            if (path.wildcard() == JsonPath.Wildcard.NONE) {
                return path;
            }
        }
        throw new IllegalArgumentException(
                "expected the field as a JSON Pointer such as /temperature or /data/0/value, was '" + text + "'");
    }
}
