package io.wavecast.benchmarks.anomalies;

import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.Expected;
import io.wavecast.streams.anomaly.SeriesDetector;
import java.util.Locale;
import java.util.function.ObjIntConsumer;

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
        double[] scores = new double[values.length];
        run(values, (anomaly, row) -> {
            if (anomaly.kind() != AnomalyKind.STUCK) {
                scores[row] = Math.max(scores[row], anomaly.score());
            }
        });
        return scores;
    }

    /** Number of anomalies that begin; missing values are NaN. */
    int begun(double[] values) {
        int[] begun = {0};
        run(values, (anomaly, row) -> begun[0]++);
        return begun[0];
    }

    private void run(double[] values, ObjIntConsumer<Anomaly> begun) {
        SeriesDetector detector = new SeriesDetector(settings);
        double[] state = SeriesDetector.newState(1);
        for (int row = 0; row < values.length; row++) {
            for (Anomaly anomaly : detector.observe(state, 0, row * PERIOD_MICROS, values[row], Expected.NOTHING)) {
                boolean first = anomaly.kind() == AnomalyKind.STUCK || anomaly.fromMicros() == row * PERIOD_MICROS;
                if (!anomaly.ended() && first) {
                    begun.accept(anomaly, row);
                }
            }
        }
    }

    @Override
    public boolean searchesThreshold() {
        return false;
    }
}
