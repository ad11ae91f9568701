package io.wavecast.streams.series;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.quantile.IntervalTracker;

/**
 * The stage of a series, which determines its forecasts: none yet, the naive forecast, or a model's. The methods are the legal
 * transitions.
 *
 * <pre>
 *  Fresh     ─▶ Warming, Following
 *  Warming   ─▶ Following
 *  Following ─▶ Warming (model retired or kept out, long gap), Following (another version)
 * </pre>
 */
public sealed interface Lifecycle permits Fresh, Warming, Following {

    /** The model version that forecasts; {@link ModelVersion#NAIVE} without a model. */
    default ModelVersion model() {
        return ModelVersion.NAIVE;
    }

    /** The intervals of that version's forecasts. */
    IntervalTracker intervals();

    /**
     * Changes to the naive forecast. Keeps the intervals of horizon 1, which is always its first, unless they are a model's.
     *
     * @param channels number of channels of the series
     * @param size horizons times channels of the naive forecast
     */
    default Warming warm(int channels, int size) {
        return new Warming(intervals()).warm(channels, size);
    }

    /** Changes to the forecasts of a model. The hidden state and the intervals must be the model's. */
    default Following follow(ModelVersion model, HiddenState hidden, IntervalTracker intervals) {
        return new Following(model, hidden, intervals);
    }

    /** Starts again after too many missing samples: drops everything that depends on past inputs. */
    default Warming interrupt(int channels) {
        return new Warming(new IntervalTracker(channels));
    }
}
