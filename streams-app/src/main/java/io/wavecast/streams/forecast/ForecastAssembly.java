package io.wavecast.streams.forecast;

import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.streams.series.IntervalTracker;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.series.VisibleTimes;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a prediction into a forecast, and queues it for scoring. A prediction of labels gets no intervals and is not queued, since no
 * observation confirms a label.
 */
final class ForecastAssembly {
    private final SeriesState state;
    private final Prediction prediction;
    private final ForecastStatus status;
    private final long periodMicros;

    /** @param periodMicros time between two samples; 0 if unknown */
    ForecastAssembly(SeriesState state, Prediction prediction, ForecastStatus status, long periodMicros) {
        this.state = state;
        this.prediction = prediction;
        this.status = status;
        this.periodMicros = periodMicros;
    }

    /** Builds the forecast: the prediction with target times and intervals. Does not change the series. */
    Forecast build() {
        HorizonForecast[] steps = new HorizonForecast[prediction.horizons.size()];
        for (int i = 0; i < steps.length; i++) {
            int horizon = prediction.horizons.get(i);
            double[] mean = prediction.means[i];
            steps[i] = horizon == ModelSpec.PRESENT ? label(mean) : step(i, horizon, mean);
        }
        return new Forecast(state.lastMicros(), prediction.model, status, List.of(steps));
    }

    private HorizonForecast label(double[] mean) {
        return new HorizonForecast(
                ModelSpec.PRESENT, state.lastMicros(), mean, missing(mean.length), missing(mean.length));
    }

    private HorizonForecast step(int index, int horizon, double[] mean) {
        IntervalTracker intervals = state.lifecycle().intervals();
        double[] lower = new double[mean.length];
        double[] upper = new double[mean.length];
        for (int c = 0; c < mean.length; c++) {
            double width = width(intervals, index, c, mean.length);
            lower[c] = Math.max(-Double.MAX_VALUE, mean[c] - width);
            upper[c] = Math.min(Double.MAX_VALUE, mean[c] + width);
        }
        return new HorizonForecast(horizon, after(state.lastMicros(), horizon), mean, lower, upper);
    }

    /**
     * Adds the forecast to the series' pending forecasts, near horizons first, as long as there is room.
     *
     * @param arrivedMicros record timestamp of the observation
     * @param nowMicros time of the wall clock; the forecast is late if its target, counted from the arrival, is earlier
     * @param visible tells later whether it became visible before that
     */
    void queueForScoring(long arrivedMicros, long nowMicros, VisibleTimes visible) {
        long batch = visible.batch();
        IntervalTracker intervals = state.lifecycle().intervals();
        double[] naive = state.last().clone(); // shared by all horizons
        for (int i = 0; i < prediction.horizons.size(); i++) {
            int horizon = prediction.horizons.get(i);
            if (horizon == ModelSpec.PRESENT) {
                continue;
            }
            double[] mean = prediction.means[i];
            double[] width = new double[mean.length];
            for (int c = 0; c < mean.length; c++) {
                width[c] = width(intervals, i, c, mean.length);
            }
            long due = after(arrivedMicros, horizon);
            boolean known = due != HorizonForecast.UNKNOWN_TIME;
            boolean queued = state.queue(new PendingForecast(
                    windowFrom(horizon),
                    windowUntil(horizon),
                    horizon,
                    i,
                    prediction.model,
                    status,
                    known && nowMicros > due,
                    visible,
                    batch,
                    known ? due : Long.MAX_VALUE,
                    mean,
                    width,
                    naive));
            if (!queued) {
                return;
            }
        }
    }

    /**
     * The half width of an interval. Before the first score of a horizon it follows from that of the first horizon, as for a random walk:
     * errors grow with the square root of the horizon.
     */
    private double width(IntervalTracker intervals, int index, int channel, int channels) {
        int interval = index * channels + channel;
        if (!intervals.isUnknown(interval)) {
            return intervals.width(interval);
        }
        double growth = (double) prediction.horizons.get(index) / prediction.horizons.get(0);
        return intervals.width(channel) * Math.sqrt(growth);
    }

    /**
     * Start of the event times at which an observation is the target's: half a period before the target. Half the measured period if
     * that is shorter, so that of several observations the one at the target counts, not the first near it. Any later time if the
     * target's time is unknown.
     */
    private long windowFrom(int horizon) {
        long target = after(state.lastMicros(), horizon);
        if (target == HorizonForecast.UNKNOWN_TIME) {
            return state.lastMicros() + 1;
        }
        SeriesTimes times = state.times();
        return target - (times.periodIsMeasured() ? Math.min(periodMicros, times.periodMicros()) : periodMicros) / 2;
    }

    /** End of these event times, exclusive: half a period after the target. */
    private long windowUntil(int horizon) {
        long target = after(state.lastMicros(), horizon);
        return target == HorizonForecast.UNKNOWN_TIME ? Long.MAX_VALUE : target + (periodMicros + 1) / 2;
    }

    private static double[] missing(int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private long after(long micros, int horizon) {
        if (periodMicros <= 0 || periodMicros > (Long.MAX_VALUE - Math.max(0, micros)) / horizon) {
            return HorizonForecast.UNKNOWN_TIME; // no period, or beyond the range of a long
        }
        return micros + horizon * periodMicros;
    }
}
