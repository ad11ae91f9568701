package io.wavecast.core.wire.bytes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Shortens values for messages. */
public final class Quote {
    private static final int LONGEST = 80;
    private static final int MAX_PROBLEMS = 20;

    private Quote() {}

    /** Bytes as UTF-8 text. */
    public static String of(byte[] bytes) {
        int shown = Math.min(bytes.length, 4 * LONGEST);
        return shortened(new String(bytes, 0, shown, StandardCharsets.UTF_8));
    }

    /** The parser's current value. */
    public static String of(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the string \"" + shortened(parser.getText()) + '"';
            case VALUE_EMBEDDED_OBJECT -> "the time " + text(parser);
            default -> shortened(parser.getText());
        };
    }

    /** The text of the parser's scalar; of a time that a schema has typed by ISO-8601. */
    public static String text(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
                ? String.valueOf(parser.getEmbeddedObject())
                : parser.getText();
    }

    /** Joins problems to one sentence; if there are many, the first ones and the number of the others. */
    public static String all(List<String> problems) {
        String shown = String.join("; ", problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS)));
        return problems.size() <= MAX_PROBLEMS ? shown : shown + "; and " + (problems.size() - MAX_PROBLEMS) + " more";
    }

    /** Shortens a text to at most 80 characters. */
    public static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
