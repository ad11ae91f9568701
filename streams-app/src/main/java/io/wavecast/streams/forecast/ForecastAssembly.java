package io.wavecast.streams.forecast;

import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.SeriesState;
import java.util.Arrays;
import java.util.List;

/**
 * Makes an outlook a forecast: puts times and intervals to it, and notes it down to be scored. What is said of the present, a label, is
 * neither: no observation will tell whether it was right, so there is nothing for an interval to learn from.
 */
final class ForecastAssembly {
    /** Forecasts that wait for their truth, per series: the state has to stay a message of reasonable size. */
    static final int MAX_PENDING = 512;

    private static final int MAX_PENDING_VALUES = 16_384;

    private final SeriesState state;
    private final Prediction outlook;
    private final ForecastStatus status;
    private final long periodMicros; // 0 where unknown

    ForecastAssembly(SeriesState state, Prediction outlook, ForecastStatus status, long periodMicros) {
        this.state = state;
        this.outlook = outlook;
        this.status = status;
        this.periodMicros = periodMicros;
    }

    Forecast forecast(long arrivedMicros, long nowMicros) {
        double[] naive = state.last().clone(); // for all horizons
        HorizonForecast[] steps = new HorizonForecast[outlook.horizons.size()];
        for (int i = 0; i < outlook.horizons.size(); i++) {
            int horizon = outlook.horizons.get(i);
            double[] mean = outlook.means[i];
            if (horizon == ModelSpec.PRESENT) {
                steps[i] = new HorizonForecast(
                        horizon, state.lastMicros(), mean, unknown(mean.length), unknown(mean.length));
                continue;
            }
            double[] width = new double[mean.length];
            double[] lower = new double[mean.length];
            double[] upper = new double[mean.length];
            for (int c = 0; c < mean.length; c++) {
                width[c] = state.intervals().width(i * mean.length + c);
                lower[c] = Math.max(-Double.MAX_VALUE, mean[c] - width[c]);
                upper[c] = Math.min(Double.MAX_VALUE, mean[c] + width[c]);
            }
            steps[i] = new HorizonForecast(horizon, after(state.lastMicros(), horizon), mean, lower, upper);
            long due = after(arrivedMicros, horizon);
            boolean late = due != HorizonForecast.UNKNOWN_TIME && nowMicros > due;
            await(new PendingForecast(
                    state.tick() + horizon, horizon, i, outlook.model, status, late, mean, width, naive));
        }
        return new Forecast(state.lastMicros(), outlook.model, status, List.of(steps));
    }

    private static double[] unknown(int length) {
        double[] unknown = new double[length];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    /** Where many horizons are asked for, the near ones are scored, and the far ones while there is room. */
    private void await(PendingForecast forecast) {
        List<PendingForecast> pending = state.pending();
        int room = Math.max(1, Math.min(MAX_PENDING, MAX_PENDING_VALUES / state.channels()));
        if (pending.size() >= room) {
            return;
        }
        int at = pending.size();
        while (at > 0 && pending.get(at - 1).targetTick() > forecast.targetTick()) {
            at--;
        }
        pending.add(at, forecast);
    }

    private long after(long micros, int horizon) {
        if (periodMicros <= 0 || periodMicros > (Long.MAX_VALUE - Math.max(0, micros)) / horizon) {
            return HorizonForecast.UNKNOWN_TIME; // none, or beyond the end of time
        }
        return micros + horizon * periodMicros;
    }
}
