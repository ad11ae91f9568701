package io.wavecast.demo.observe;

import java.util.List;

/**
 * The newest rows of a series and its model swaps, for display.
 *
 * @param rows from the requested row on; those no longer kept are left out
 * @param swaps oldest first
 */
public record SeriesRows(ForecastRows rows, List<ModelSwap> swaps) {
    public SeriesRows {
        swaps = List.copyOf(swaps);
    }
}
