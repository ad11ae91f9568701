package io.wavecast.streams.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The description of the queries for programs (OpenAPI 3.1). */
final class OpenApi {
    /** The document, JSON. */
    static final byte[] DOCUMENT = read();

    private OpenApi() {}

    private static byte[] read() {
        try (InputStream document = Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.json"))) {
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read openapi.json of the application", e);
        }
    }
}
