package io.wavecast.streams.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A stored anomaly of a kind that only a newer version knows, of the second of two channels. */
class NewerAnomalyTest {
    private static final long SECOND = 1_000_000;
    private static final int WARM = 500;

    private final SeriesDetector detector = new SeriesDetector(AnomalySettings.falseAlarmEvery(100_000));
    private final double[] state = SeriesDetector.newState(2);
    private final int kind = state.length - OpenAnomaly.NUMBERS + OpenAnomaly.KIND;
    private final Random random = new Random(11);
    private int next;

    NewerAnomalyTest() {
        observe(WARM);
    }

    @Test
    void shouldLeaveItOutOfWhatLasts() {
        state[kind] = 6;
        assertThat(LastingAnomaly.of(state)).isEmpty();

        state[kind - ChannelDetector.NUMBERS] = 1; // of the first channel
        assertThat(LastingAnomaly.of(state)).extracting(LastingAnomaly::channel).containsExactly(0);
    }

    @Test
    void shouldKeepItAndEndItUntold() {
        state[kind] = 6;

        assertThat(observe(5)).isEmpty();
        assertThat(state[kind]).as("a newer version may go on with it").isEqualTo(6);
        assertThat(observe(WARM)).isEmpty();
        assertThat(SeriesDetector.lasting(state)).isZero();
    }

    @Test
    void shouldTellTheAnomalyAfterIt() {
        state[kind] = 6;

        List<Anomaly> told = observe(50.0);

        assertThat(told).extracting(Anomaly::kind).containsExactly(AnomalyKind.SPIKE);
        assertThat(told.get(0).ended()).isFalse();
    }

    @Test
    void shouldEndASeriesThatHasOne() {
        state[kind] = 6;

        assertThat(detector.endAll(state, next * SECOND, ModelVersion.NAIVE)).isEmpty();
    }

    @Test
    void shouldKnowAllKindsOfThisVersion() {
        for (int known = 1; known <= 5; known++) {
            state[kind] = known;

            assertThat(LastingAnomaly.of(state)).hasSize(1);
        }
    }

    private List<Anomaly> observe(int samples) {
        return observe(random.doubles(samples, -1, 1).toArray());
    }

    private List<Anomaly> observe(double... values) {
        List<Anomaly> told = new ArrayList<>();
        for (double value : values) {
            told.addAll(detector.observe(state, 1, next++ * SECOND, value, Expected.NOTHING));
        }
        return told;
    }
}
