package io.wavecast.streams.series;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.quantile.IntervalTracker;

/**
 * A model forecasts the series.
 *
 * @param hidden hidden state of the series under this model; updated in place by each sample
 */
public record Following(ModelVersion model, HiddenState hidden, IntervalTracker intervals) implements Lifecycle {
    /** {@inheritDoc} The new intervals start empty, since the present ones are the model's. */
    @Override
    public Warming warm(int channels, int size) {
        return new Warming(new IntervalTracker(size));
    }
}
