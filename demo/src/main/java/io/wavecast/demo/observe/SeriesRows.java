package io.wavecast.demo.observe;

import java.util.List;
import java.util.Optional;

/**
 * The newest rows of a series and its model swaps, for display.
 *
 * @param rows from the requested row on; those no longer kept are left out
 * @param swaps oldest first
 * @param fan the newest forecast by a model; empty before there is one
 */
public record SeriesRows(ForecastRows rows, List<ModelSwap> swaps, Optional<Fan> fan) {
    public SeriesRows {
        swaps = List.copyOf(swaps);
    }
}
