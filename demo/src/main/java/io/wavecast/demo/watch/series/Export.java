package io.wavecast.demo.watch.series;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All rows of a channel that are kept.
 *
 * @param channel number of the channel
 * @param observations the rows without forecasts
 * @param byHorizon the same rows with the forecasts of each horizon, ascending
 */
public record Export(int channel, Rows observations, Map<Integer, Rows> byHorizon) {
    public Export {
        byHorizon = Collections.unmodifiableMap(new LinkedHashMap<>(byHorizon));
    }
}
