package io.wavecast.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Anomaly;
import io.wavecast.signals.Signal;
import io.wavecast.signals.generated.GeneratedSignal;
import io.wavecast.signals.generated.SignalKind;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.Expected;
import io.wavecast.streams.anomaly.SeriesDetector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultySignalTest {
    private static final Duration RUN = Duration.ofSeconds(60);
    private static final double SPIKE = 31.2; // seconds
    private static final double SHIFT = 35.2;
    private static final double STUCK = 42.2;
    private static final double SILENCE = 48.2;

    private final Signal clean = GeneratedSignal.of(SignalKind.NEURAL_MASS, 1);
    private final FaultPlan plan = FaultPlan.of(clean, Optional.of(RUN));
    private final List<double[]> before = samples(clean);
    private final List<double[]> after = samples(new FaultySignal(clean, plan));

    @Test
    void shouldPlantOneOfEachAtTheStatedTimes() {
        double deviation = deviation(0, at(SPIKE));
        assertThat(changed(2))
                .containsExactlyElementsOf(concat(
                        range(SPIKE, SPIKE + 0.008),
                        range(SHIFT, SHIFT + 3),
                        range(STUCK, STUCK + 2),
                        range(SILENCE, SILENCE + 9)));
        assertThat(difference(at(SPIKE))).isBetween(14 * deviation, 16 * deviation);
        for (int i : range(SHIFT, SHIFT + 3)) {
            assertThat(difference(i)).isBetween(18 * deviation, 22 * deviation);
        }
        for (int i : range(STUCK, STUCK + 2)) {
            assertThat(after.get(i)[2]).isEqualTo(before.get(at(STUCK) - 1)[2]);
        }
        for (int i : range(SILENCE, SILENCE + 9)) {
            assertThat(after.get(i)[2]).isNaN();
        }
    }

    @Test
    void shouldLeaveTheOtherChannelsAlone() {
        assertThat(changed(0)).isEmpty();
        assertThat(changed(1)).isEmpty();
        assertThat(new FaultySignal(clean, plan).channels()).isEqualTo(clean.channels());
        assertThat(new FaultySignal(clean, plan).rate(2)).isEqualTo(clean.rate(2));
    }

    @Test
    void shouldPlantTheSameInEachPlayback() {
        List<double[]> again = samples(new FaultySignal(clean, plan));

        for (int i = 0; i < after.size(); i++) {
            assertThat(again.get(i)).isEqualTo(after.get(i));
        }
    }

    /** Without a model: what the detector alone makes of the planted values, in all generated signals that are fast enough. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RANDOM_WALK")
    void shouldPlantWhatTheDetectorFinds(SignalKind kind) {
        Signal signal = GeneratedSignal.of(kind, 1);
        FaultPlan planned = FaultPlan.of(signal, Optional.of(RUN));
        var detector = new SeriesDetector(AnomalySettings.falseAlarmEvery(PlantedFaults.FALSE_ALARM_EVERY));
        double[] state = SeriesDetector.newState(1);
        double[] values = new double[signal.channels().size()];
        Set<FaultKind> found = EnumSet.noneOf(FaultKind.class);
        try (Signal.Playback playback = new FaultySignal(signal, planned).open()) {
            while (playback.next(values) && playback.offsetMicros() < RUN.toMillis() * 1_000) {
                long micros = playback.offsetMicros();
                for (Anomaly told : detector.observe(state, 0, micros, values[values.length - 1], Expected.NOTHING)) {
                    planned.faults().stream()
                            .filter(fault -> !told.ended() && tells(told, fault, micros))
                            .forEach(fault -> found.add(fault.kind()));
                }
            }
        }

        assertThat(found).contains(FaultKind.SPIKE, FaultKind.SHIFT, FaultKind.STUCK);
    }

    private static boolean tells(Anomaly told, Fault fault, long micros) {
        return told.kind() == fault.kind().anomaly()
                && micros >= fault.fromMicros()
                && micros < fault.fromMicros() + fault.kind().withinMicros();
    }

    private static List<double[]> samples(Signal signal) {
        List<double[]> samples = new ArrayList<>();
        double[] values = new double[signal.channels().size()];
        try (Signal.Playback playback = signal.open()) {
            while (playback.next(values) && playback.offsetMicros() < RUN.toMillis() * 1_000) {
                samples.add(values.clone());
            }
        }
        return samples;
    }

    private List<Integer> changed(int channel) {
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i)[channel] != after.get(i)[channel]) {
                changed.add(i);
            }
        }
        return changed;
    }

    private double difference(int i) {
        return after.get(i)[2] - before.get(i)[2];
    }

    private double deviation(int from, int until) {
        double[] values =
                before.subList(from, until).stream().mapToDouble(one -> one[2]).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElseThrow());
    }

    private static int at(double seconds) {
        return (int) Math.ceil(seconds * 128 - 1e-6);
    }

    private static List<Integer> range(double from, double until) {
        List<Integer> range = new ArrayList<>();
        for (int i = at(from); i < at(until); i++) {
            range.add(i);
        }
        return range;
    }

    @SafeVarargs
    private static List<Integer> concat(List<Integer>... parts) {
        List<Integer> all = new ArrayList<>();
        for (List<Integer> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
