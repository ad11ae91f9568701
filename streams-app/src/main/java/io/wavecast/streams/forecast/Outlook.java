package io.wavecast.streams.forecast;

import io.wavecast.core.series.Forecast;
import java.util.Set;

/**
 * A forecast of all of the next steps of a series, made on request.
 *
 * @param forecast one step for each horizon from 1 on; without an interval where no error is known (NaN)
 * @param published horizons whose values are those that the service published
 * @param learned horizons whose intervals are learned from the errors of such forecasts; the others are estimated from those
 */
public record Outlook(Forecast forecast, Set<Integer> published, Set<Integer> learned) {
    public Outlook {
        published = Set.copyOf(published);
        learned = Set.copyOf(learned);
    }
}
