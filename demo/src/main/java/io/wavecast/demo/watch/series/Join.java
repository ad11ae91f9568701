package io.wavecast.demo.watch.series;

import io.wavecast.core.model.ModelSpec;

/**
 * Joins the observations of a series with the forecasts for them. Both tables are ascending, so the order in which the topics were read does not
 * matter. An observation matches a forecast if it is at most half a period away from its target time.
 */
final class Join {
    private final Ring observations;
    private final ForecastTable forecasts;

    Join(Ring observations, ForecastTable forecasts) {
        this.observations = observations;
        this.forecasts = forecasts;
    }

    /**
     * The observations numbered {@code from} to {@code to}, without the last.
     *
     * @param horizon index of the horizon; −1 for observations only
     * @param channel of the observations; the forecasts have none if they keep fewer channels
     */
    Rows rows(int horizon, int channel, int from, int to) {
        boolean forecast = horizon >= 0 && channel < forecasts.channels() && from < to;
        var rows = new Rows(to - from);
        int next = forecast ? firstFor(horizon, observations.time(from)) : forecasts.size();
        int origin = 0;
        for (int i = from; i < to; i++) {
            long time = observations.time(i);
            double actual = observations.value(i, channel);
            while (next < forecasts.size() && forecasts.at(next, horizon) < time - tolerance(next)) {
                next++;
            }
            if (next < forecasts.size() && forecasts.at(next, horizon) <= time + tolerance(next)) {
                long made = forecasts.made(next);
                while (origin < observations.size() && observations.time(origin) < made) {
                    origin++;
                }
                boolean known = origin < observations.size()
                        && observations.time(origin) == made
                        && forecasts.steps(horizon) != ModelSpec.PRESENT;
                rows.set(
                        i - from,
                        time / 1e6,
                        actual,
                        forecasts.mean(next, horizon, channel),
                        forecasts.lower(next, horizon, channel),
                        forecasts.upper(next, horizon, channel),
                        known ? observations.value(origin, channel) : Double.NaN);
                next++;
            } else {
                rows.set(i - from, time / 1e6, actual, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            }
        }
        return rows;
    }

    /** The newest observations, at most so many. */
    Rows newest(int horizon, int channel, int most) {
        return rows(horizon, channel, Math.max(0, observations.size() - most), observations.size());
    }

    /** The first forecast whose target is near the time or later. */
    private int firstFor(int horizon, long time) {
        int low = 0;
        int high = forecasts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (forecasts.at(middle, horizon) < time - tolerance(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long tolerance(int row) {
        return (long) (forecasts.periodMicros(row) / 2);
    }
}
