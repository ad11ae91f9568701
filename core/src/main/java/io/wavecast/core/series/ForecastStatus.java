package io.wavecast.core.series;

import java.util.Locale;

/** How much a forecast stands on. */
public enum ForecastStatus {
    /** No model fits the series yet, or its hidden state is too young: the naive forecast answers. */
    WARMING,
    /** A model answered. */
    OK,
    /** A model answered, after stepping through missing samples or channels with its own forecasts. */
    FILLED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word on the wire. */
    public String word() {
        return word;
    }
}
