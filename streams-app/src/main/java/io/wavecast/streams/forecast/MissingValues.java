package io.wavecast.streams.forecast;

import io.wavecast.core.series.Observation;
import io.wavecast.streams.series.SeriesState;

/** Fills missing samples and channels with estimates. */
final class MissingValues {
    private MissingValues() {}

    /**
     * Advances a series through missing samples.
     *
     * @param periodMicros between them
     * @return whether samples were missing
     */
    static boolean fillSamples(SeriesState state, Predictor predictor, long missing, long periodMicros) {
        if (missing == 0) {
            return false;
        }
        double[] estimate = new double[state.channels()];
        for (long i = 0; i < missing; i++) {
            estimate(state, predictor, state.lastMicros() + i * periodMicros, estimate);
            predictor.advance(state, estimate);
            state.addEstimate(estimate);
        }
        return true;
    }

    /** Whether channels of a sample are missing. */
    static boolean hasGaps(double[] sample) {
        for (double value : sample) {
            if (Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Time of the sample before an observation: that of the newest one, of a missing one, or a period before where nothing is there.
     *
     * @param missing samples in between, through which the series was advanced
     */
    static long before(SeriesState state, Observation observation, long missing, long periodMicros) {
        return state.ring().size() == 0
                ? observation.timeMicros() - periodMicros
                : state.lastMicros() + missing * periodMicros;
    }

    /** A copy of a sample in which estimates from the sample before, of this time, replace the missing channels. */
    static double[] filled(SeriesState state, Predictor predictor, long newestMicros, double[] sample) {
        double[] filled = new double[sample.length];
        estimate(state, predictor, newestMicros, filled);
        for (int c = 0; c < sample.length; c++) {
            if (!Double.isNaN(sample[c])) {
                filled[c] = sample[c];
            }
        }
        return filled;
    }

    /** Writes the predictor's estimate, or the last value if the estimate is not finite; NaN if there is neither. */
    static void estimate(SeriesState state, Predictor predictor, long newestMicros, double[] into) {
        predictor.estimateNext(state, newestMicros, into);
        for (int c = 0; c < into.length; c++) {
            if (state.observations() > 0 && !Double.isFinite(into[c])) {
                into[c] = state.last()[c];
            }
        }
    }
}
