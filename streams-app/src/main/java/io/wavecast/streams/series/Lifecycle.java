package io.wavecast.streams.series;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;

/**
 * Who forecasts a series: nobody yet, the naive forecast, or a model. The methods are the legal transitions.
 *
 * <pre>
 *  Fresh     ─▶ Warming, Following
 *  Warming   ─▶ Following
 *  Following ─▶ Warming (model retired, long gap), Following (another version), Failing
 *  Failing   ─▶ Following (next observation), Warming (model retired, long gap)
 * </pre>
 */
public sealed interface Lifecycle permits Fresh, Warming, Following, Failing {

    /** The version that forecasts; {@link ModelVersion#NAIVE} except while a model does. */
    default ModelVersion model() {
        return ModelVersion.NAIVE;
    }

    /** The intervals of that version's forecasts. */
    IntervalTracker intervals();

    /**
     * The naive forecast forecasts. The intervals of horizon 1, which is always its first, are kept, unless they are a model's.
     *
     * @param channels of the series
     * @param size horizons times channels of the naive forecast
     */
    default Warming warm(int channels, int size) {
        return new Warming(intervals()).warm(channels, size);
    }

    /** A model forecasts from now on. The hidden state and the intervals must be the model's. */
    default Following follow(ModelVersion model, HiddenState hidden, IntervalTracker intervals) {
        return new Following(model, hidden, intervals);
    }

    /** Too many samples are missing: all that depends on the past starts again. */
    default Warming interrupt(int channels) {
        return new Warming(new IntervalTracker(channels));
    }
}
