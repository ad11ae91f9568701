package io.wavecast.core.wire.avro;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The published schema of forecasts. */
public final class ForecastSchema {
    private static final String FILE = "forecast.avsc";

    private ForecastSchema() {}

    /** The schema's text. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(ForecastSchema.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
