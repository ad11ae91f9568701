package io.wavecast.core.series;

import java.util.Locale;

/** The basis of a forecast. */
public enum ForecastStatus {
    /** The naive forecast: no model fits the series, or the series is younger than the model's warm-up. */
    WARMING,
    /** A model. */
    OK,
    /** A model, after it was stepped through missing samples or channels with its own forecasts. */
    FILLED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The name in records. */
    public String word() {
        return word;
    }
}
