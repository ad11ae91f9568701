package io.wavecast.demo.watch.page;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.demo.watch.series.AnomalyMark;
import io.wavecast.demo.watch.series.WatchedCluster;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Generated series with two channels: a wave beside a large offset, which rises slowly. Later series have worse forecasts. */
public final class GeneratedCluster {
    static final long PERIOD = 20_000;
    private static final int[] HORIZONS = {1, 5, 25};
    private static final double OFFSET = 101_299.5;

    final WatchedCluster cluster = new WatchedCluster();
    private final Random random = new Random(11);
    private final int series;
    private final long origin;
    private int samples;

    /** @param origin event time of the first sample, microseconds since the epoch */
    public GeneratedCluster(int series, long origin) {
        this.series = series;
        this.origin = origin;
        cluster.model(
                new ModelVersion("hall", 2),
                "hall@2: LSTM, 64 units, trained by PyTorch 2.7 on 2026-11-03; beats AR by 12 %");
    }

    static String key(int number) {
        return String.format(Locale.ROOT, "hall/line%d/pump-%04d", number % 7, number);
    }

    /** Begins an anomaly at a sample, or ends it. */
    void anomaly(int number, int from, long untilMicros) {
        cluster.anomaly(key(number), new AnomalyMark(0, "shift", origin + from * PERIOD, untilMicros, 4));
    }

    /** Adds samples to all series, with their forecasts. */
    public synchronized void advance(int count) {
        for (int end = samples + count; samples < end; samples++) {
            for (int i = 0; i < series; i++) {
                sample(i);
            }
        }
    }

    private void sample(int i) {
        long at = origin + samples * PERIOD;
        cluster.observed(
                key(i),
                new Observation(at, value(i, samples) + 0.02 * random.nextGaussian(), 1e9 + samples),
                Clock.systemUTC().millis());
        double noise = 0.02 + 0.3 * i / series;
        List<HorizonForecast> steps = new ArrayList<>();
        for (int horizon : HORIZONS) {
            double mean = value(i, samples + horizon) + noise * random.nextGaussian();
            double half = (0.012 + 1.7 * noise) * Math.pow(horizon, 0.02);
            double[] next = {mean, 1e9 + samples + horizon};
            steps.add(new HorizonForecast(
                    horizon, at + horizon * PERIOD, next, new double[] {mean - half, next[1]}, new double[] {
                        mean + half, next[1]
                    }));
        }
        ModelVersion model = new ModelVersion("hall", samples < 700 ? 1 : 2);
        cluster.forecast(key(i), new Forecast(at, model, ForecastStatus.OK, steps));
    }

    private static double value(int i, int sample) {
        double t = sample * PERIOD / 1e6;
        return OFFSET + 0.6 * Math.sin(2 * Math.PI * 0.5 * t + i) + 0.25 * Math.sin(2 * Math.PI * 1.7 * t);
    }
}
