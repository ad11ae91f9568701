package io.wavecast.core.wire.bytes;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Values as they are shown in messages: recognisable, and never long. */
public final class Quote {
    private static final int LONGEST = 80;
    private static final int MOST = 20;

    private Quote() {}

    public static String of(byte[] bytes) {
        int shown = Math.min(bytes.length, 4 * LONGEST);
        return shortened(new String(bytes, 0, shown, StandardCharsets.UTF_8));
    }

    /** The value that the parser stands on. */
    public static String of(JsonParser parser) throws IOException {
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

    /** Problems as one sentence; the first of them where there are many. */
    public static String all(List<String> problems) {
        String shown = String.join("; ", problems.subList(0, Math.min(problems.size(), MOST)));
        return problems.size() <= MOST ? shown : shown + "; and " + (problems.size() - MOST) + " more";
    }

    public static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
