package io.wavecast.core.series;

import java.util.Locale;

/** The method behind a forecast. */
public enum ForecastStatus {
    /** The naive forecast: no model fits the series, or the series is younger than the model's warm-up. */
    WARMING,
    /** The forecast of a model. */
    OK,
    /** The forecast of a model whose own forecasts replaced missing samples or channels. */
    FILLED,
    /** In scores only: the forecast of a challenger, a version that steps beside the one in force. It is never published. */
    CHALLENGER;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The name in records. */
    public String word() {
        return word;
    }
}
