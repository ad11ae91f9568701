package io.wavecast.streams.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.Direction;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.testing.Signals;
import io.wavecast.streams.testing.TestModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A random walk with steps of deviation 1, which its last value forecasts best. Before the fault its steps are ±0.8, as large as usual. The fault is a
 * ramp: ten steps of 1.35 ± 0.8. Each is of usual size, but ten of them are five times the usual error ten steps ahead.
 */
class AnomalyHorizonTest {
    private static final int FAULT = 20_000;
    private static final int CALM = FAULT - 128;
    private static final int SAMPLES = FAULT + 10;

    private final double[] walk = walk();
    private final SeriesStateCodec codec = new SeriesStateCodec();

    @Test
    void shouldSeeASlowRampByALongerHorizon() {
        assertThat(ofRamp(told(10, 1, 10))).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(AnomalyKind.SPIKE);
            assertThat(told.direction()).isEqualTo(Direction.UP);
        });
        assertThat(ofRamp(told(1, 1, 10))).isEmpty();
    }

    @Test
    void shouldTellTheForecastOfTheHorizon() {
        Anomaly told = ofRamp(told(10, 1, 10)).get(0);
        int sample = (int) ((told.fromMicros() - OneSeries.at(0)) / Signals.PERIOD_MICROS);
        OneSeries series = series(10, 1, 10);
        observe(series, 0, sample - 10);

        HorizonForecast published = series.accepted(sample - 10, walk[sample - 10])
                .forecast()
                .steps()
                .get(1);

        assertThat(told.value()).isEqualTo(walk[sample]);
        assertThat(told.expected()).isEqualTo(published.mean()[0]);
        assertThat(told.lower()).isEqualTo(published.lower()[0]);
        assertThat(told.upper()).isEqualTo(published.upper()[0]);
    }

    @Test
    void shouldTakeTheNearestShorterHorizonThatTheModelServes() {
        List<Anomaly> byTen = told(10, 1, 10);
        List<Anomaly> byOne = told(1, 1, 10);

        assertThat(byTen).isNotEqualTo(byOne);
        assertThat(told(50, 1, 10)).isEqualTo(byTen);
        assertThat(told(10, 1)).isEqualTo(byOne);
        assertThat(told(10, 1, 50)).isEqualTo(byOne);
    }

    @Test
    void shouldTellTheSameFromARestoredState() {
        OneSeries series = series(10, 1, 10);
        List<Anomaly> told = observe(series, 0, FAULT + 5);
        series.state = codec.read(codec.write(series.state));
        told.addAll(observe(series, FAULT + 5, SAMPLES));

        assertThat(told).isEqualTo(told(10, 1, 10));
    }

    /** What is told with a horizon, under a model with horizons. */
    private List<Anomaly> told(int horizon, Integer... served) {
        return observe(series(horizon, served), 0, SAMPLES);
    }

    private static List<Anomaly> ofRamp(List<Anomaly> told) {
        return told.stream()
                .filter(anomaly -> !anomaly.ended() && anomaly.fromMicros() >= OneSeries.at(FAULT))
                .toList();
    }

    private static OneSeries series(int horizon, Integer... served) {
        AnomalySettings settings = AnomalySettings.falseAlarmEvery(1_000).withHorizon(horizon);
        var series = new OneSeries(1, OneSeries.SETTINGS.withAnomalies(Optional.of(settings)));
        series.servedBy(TestModel.persistence(1, served));
        return series;
    }

    private List<Anomaly> observe(OneSeries series, int from, int until) {
        List<Anomaly> told = new ArrayList<>();
        for (int t = from; t < until; t++) {
            told.addAll(series.accepted(t, walk[t]).anomalies());
        }
        return told;
    }

    private static double[] walk() {
        Random random = new Random(3);
        double[] values = new double[SAMPLES];
        for (int t = 1; t < SAMPLES; t++) {
            double usual = t % 2 == 0 ? 0.8 : -0.8;
            double step = t < CALM ? random.nextGaussian() : t < FAULT ? usual : 1.35 + usual;
            values[t] = values[t - 1] + step;
        }
        return values;
    }
}
