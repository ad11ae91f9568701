package io.wavecast.streams.forecast;

import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.series.VisibleTimes;

/**
 * Completes a forecast of means by target times and intervals, and queues it for scoring. A forecast of labels gets no intervals and is not
 * queued, since no observation confirms a label.
 */
final class ForecastAssembly {
    private ForecastAssembly() {}

    /**
     * Adds target times and intervals. Does not change the series.
     *
     * @param periodMicros time between two samples; 0 if unknown
     */
    static void complete(SeriesState state, ForecastDraft forecast, ForecastStatus status, long periodMicros) {
        IntervalTracker intervals = state.lifecycle().intervals();
        forecast.begin(state.lastMicros(), status);
        for (int i = 0; i < forecast.size(); i++) {
            int horizon = forecast.horizon(i);
            if (horizon == ModelSpec.PRESENT) {
                forecast.target(i, state.lastMicros());
                forecast.noInterval(i);
                continue;
            }
            forecast.target(i, after(state.lastMicros(), horizon, periodMicros));
            int channels = forecast.mean(i).length;
            for (int c = 0; c < channels; c++) {
                forecast.interval(i, c, forecast.spread(i, c) * width(intervals, forecast, i, c, channels));
            }
        }
    }

    /**
     * Adds the forecast to the series' pending forecasts, near horizons first, as long as there is room.
     *
     * @param predictor of the forecast, with what it must be remembered by
     * @param periodMicros time between two samples; 0 if unknown
     * @param arrivedMicros record timestamp of the observation
     * @param nowMicros time of the wall clock; the forecast is late if its target, counted from the arrival, is earlier
     * @param visible tells later whether it became visible before that
     */
    static void queueForScoring(
            SeriesState state,
            ForecastDraft forecast,
            Predictor predictor,
            long periodMicros,
            long arrivedMicros,
            long nowMicros,
            VisibleTimes visible) {
        long batch = visible.batch();
        for (int i = 0; i < forecast.size(); i++) {
            int horizon = forecast.horizon(i);
            if (horizon == ModelSpec.PRESENT) {
                continue;
            }
            long target = forecast.atMicros(i);
            PendingForecast queued = state.queue(
                    forecast, i, windowFrom(state, target, periodMicros), windowUntil(target, periodMicros));
            if (queued == null) {
                return;
            }
            queued.remember(predictor.lesson(i));
            long due = after(arrivedMicros, horizon, periodMicros);
            boolean known = due != HorizonForecast.UNKNOWN_TIME;
            queued.sent(known && nowMicros > due, visible, batch, known ? due : Long.MAX_VALUE);
        }
    }

    /**
     * The half width of an interval whose errors are expected to be of the usual size. Before the first score of a horizon it follows from that of the first horizon, as for a random walk:
     * errors grow with the square root of the horizon.
     */
    private static double width(
            IntervalTracker intervals, ForecastDraft forecast, int index, int channel, int channels) {
        int interval = index * channels + channel;
        if (!intervals.isUnknown(interval)) {
            return intervals.width(interval);
        }
        double growth = (double) forecast.horizon(index) / forecast.horizon(0);
        return intervals.width(channel) * Math.sqrt(growth);
    }

    /**
     * Start of the event times at which an observation is the target's: half a period before the target. Half the measured period if
     * that is shorter, so that of several observations the one at the target counts, not the first near it. Any later time if the
     * target's time is unknown.
     */
    private static long windowFrom(SeriesState state, long target, long periodMicros) {
        if (target == HorizonForecast.UNKNOWN_TIME) {
            return state.lastMicros() + 1;
        }
        SeriesTimes times = state.times();
        return target - (times.periodIsMeasured() ? Math.min(periodMicros, times.periodMicros()) : periodMicros) / 2;
    }

    /** End of these event times, exclusive: half a period after the target. */
    private static long windowUntil(long target, long periodMicros) {
        return target == HorizonForecast.UNKNOWN_TIME ? Long.MAX_VALUE : target + (periodMicros + 1) / 2;
    }

    /** The time some periods after another; {@link HorizonForecast#UNKNOWN_TIME} without a period, or beyond the range of a long. */
    static long after(long micros, int horizon, long periodMicros) {
        if (periodMicros <= 0 || periodMicros > (Long.MAX_VALUE - Math.max(0, micros)) / horizon) {
            return HorizonForecast.UNKNOWN_TIME;
        }
        return micros + horizon * periodMicros;
    }
}
