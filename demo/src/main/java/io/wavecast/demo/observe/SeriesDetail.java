package io.wavecast.demo.observe;

import java.util.List;

/**
 * The newest of a series, for looking at.
 *
 * @param rows since the one that was asked from, so far as they are still there
 * @param swaps in order
 */
public record SeriesDetail(ForecastRows rows, List<ModelSwap> swaps) {
    public SeriesDetail {
        swaps = List.copyOf(swaps);
    }
}
