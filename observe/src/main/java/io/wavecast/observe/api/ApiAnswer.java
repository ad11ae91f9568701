package io.wavecast.observe.api;

import java.io.InputStream;

/** An answer. */
public sealed interface ApiAnswer {

    /** The text of a JSON document. */
    record Json(int status, byte[] body) implements ApiAnswer {}

    /** Events from now on, until the reader leaves. */
    record Events(EventSource source) implements ApiAnswer {}

    /** Events that another instance sends. */
    record Relayed(InputStream events) implements ApiAnswer {}

    /** A JSON document with status 200. */
    static ApiAnswer of(byte[] body) {
        return new Json(200, body);
    }
}
