package io.wavecast.core.adapt;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.series.PendingLimit;

/**
 * How much an adapter adds to the state of a series, and its limits: trainer and service agree on them. A state is one record of at most 4 MiB. It also has
 * past inputs, pending forecasts, and the corrections of a challenger.
 */
public final class AdapterSize {
    /** Limit of {@link #bytes}. */
    public static final int MAX_BYTES = 1 << 20;

    /** Limit of the values of a season, steps times channels. */
    public static final int MAX_SEASON_VALUES = 16_384;

    private AdapterSize() {}

    /**
     * The bytes that the corrections of a series take at most in its state: what was learned, what pending forecasts are remembered by, the samples of a
     * season, and their means.
     *
     * @param channels of the series
     */
    public static long bytes(AdapterSettings settings, int channels) {
        long pending =
                settings.horizons().stream().mapToLong(horizon -> horizon).sum();
        AdapterLayout layout = AdapterLayout.of(settings);
        long numbers = (long) settings.horizons().size() * layout.numbers()
                + Math.min(PendingLimit.of(channels), pending) * layout.lesson()
                + settings.season()
                + settings.means().size();
        return numbers * channels * Double.BYTES;
    }
}
