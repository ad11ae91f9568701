package io.wavecast.observe.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** The body of an error: {@code {"status":404,"error":"…"}}. */
final class JsonError {
    private JsonError() {}

    static String of(int status, String message) {
        return "{\"status\":" + status + ",\"error\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(message)) + "\"}";
    }
}
