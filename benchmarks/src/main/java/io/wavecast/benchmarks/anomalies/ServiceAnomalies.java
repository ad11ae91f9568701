package io.wavecast.benchmarks.anomalies;

import io.wavecast.core.series.Anomaly;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.Expected;
import io.wavecast.streams.anomaly.SeriesDetector;
import java.util.Locale;

/**
 * The beginnings of the service's anomalies, for one rate of false alarms and without a model. A spike that becomes a shift is one anomaly: it
 * begins once.
 */
final class ServiceAnomalies implements AnomalyMethod {
    /** Spacing of rows; only the order of times matters. */
    private static final long PERIOD_MICROS = 300_000_000;

    private final AnomalySettings settings;

    ServiceAnomalies(double samplesPerFalseAlarm) {
        this.settings = AnomalySettings.falseAlarmEvery(samplesPerFalseAlarm);
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "wavecast, one false alarm in %.0f",
                settings.falseAlarms().samples());
    }

    @Override
    public double[] scores(double[] values) {
        SeriesDetector detector = new SeriesDetector(settings);
        double[] state = SeriesDetector.newState(1);
        double[] scores = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            for (Anomaly anomaly : detector.observe(state, 0, row * PERIOD_MICROS, values[row], Expected.NOTHING)) {
                if (!anomaly.ended() && anomaly.fromMicros() == row * PERIOD_MICROS) {
                    scores[row] = Math.max(scores[row], anomaly.score());
                }
            }
        }
        return scores;
    }

    @Override
    public boolean searchesThreshold() {
        return false;
    }
}
