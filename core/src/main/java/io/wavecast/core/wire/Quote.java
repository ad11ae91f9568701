package io.wavecast.core.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Values as they are shown in messages: recognisable, and never long. */
final class Quote {
    private static final int LONGEST = 80;

    private Quote() {}

    static String of(byte[] bytes) {
        int shown = Math.min(bytes.length, 4 * LONGEST);
        return shortened(new String(bytes, 0, shown, StandardCharsets.UTF_8));
    }

    /** The value that the parser stands on. */
    static String of(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT:
                return "an object";
            case START_ARRAY:
                return "an array";
            case VALUE_STRING:
                return "the string \"" + shortened(parser.getText()) + '"';
            default:
                return shortened(parser.getText());
        }
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
