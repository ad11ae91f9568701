package io.wavecast.streams.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Faults planted at sample 3,000 of normal noise around 20. */
class SeriesDetectorTest {
    private static final AnomalySettings SETTINGS = AnomalySettings.falseAlarmEvery(10_000);
    private static final long SECOND = 1_000_000;
    private static final int FAULT = 3_000;
    private static final int SAMPLES = 3_500;

    private final Random random = new Random(11);

    @Test
    void shouldTellBeginningAndEndOfASpike() {
        List<Anomaly> told = around(run(SETTINGS, t -> t == FAULT ? 50 : noise()));

        assertThat(told).hasSize(2);
        Anomaly begun = told.get(0);
        assertThat(begun.kind()).isEqualTo(AnomalyKind.SPIKE);
        assertThat(begun.direction()).isEqualTo(Direction.UP);
        assertThat(begun.fromMicros()).isEqualTo(FAULT * SECOND);
        assertThat(begun.value()).isEqualTo(50);
        assertThat(begun.expected()).isCloseTo(20, within(3.0));
        assertThat(begun.score()).isGreaterThan(4); // rarer than one in 10,000
        assertThat(begun.ended()).isFalse();
        assertThat(told.get(1).ended()).isTrue();
        assertThat(told.get(1).fromMicros()).isEqualTo(begun.fromMicros());
        assertThat(told.get(1).untilMicros().orElseThrow()).isBetween(FAULT * SECOND, (FAULT + 100) * SECOND);
    }

    @Test
    void shouldTellAShiftThatLasts() {
        List<Anomaly> told = around(run(SETTINGS, t -> noise() - (t >= FAULT ? 4 : 0)));

        assertThat(told.get(0).kind()).isEqualTo(AnomalyKind.SHIFT);
        assertThat(told.get(0).direction()).isEqualTo(Direction.DOWN);
        assertThat(told.get(0).fromMicros()).isBetween(FAULT * SECOND, (FAULT + 60) * SECOND);
        assertThat(told).anyMatch(Anomaly::ended);
    }

    /** Its first value is a spike. When it has stayed, the same anomaly is a shift, and no spike any more. */
    @Test
    void shouldTellASpikeThatStaysAsAShift() {
        List<Anomaly> told = around(run(SETTINGS, t -> noise() + (t >= FAULT && t < FAULT + 60 ? 20 : 0)));

        assertThat(told.subList(0, 4))
                .extracting(Anomaly::kind, Anomaly::ended, Anomaly::fromMicros)
                .containsExactly(
                        tuple(AnomalyKind.SPIKE, false, FAULT * SECOND),
                        tuple(AnomalyKind.SPIKE, true, FAULT * SECOND),
                        tuple(AnomalyKind.SHIFT, false, FAULT * SECOND),
                        tuple(AnomalyKind.SHIFT, true, FAULT * SECOND));
        assertThat(told.get(1).untilMicros().orElseThrow()).isLessThan((FAULT + 16) * SECOND);
        assertThat(told.get(2).direction()).isEqualTo(Direction.UP);
        assertThat(told.get(2).value()).isCloseTo(40, within(5.0));
        assertThat(told.get(2).expected()).isCloseTo(20, within(5.0));
        assertThat(told.get(3).untilMicros().orElseThrow()).isBetween((FAULT + 59) * SECOND, (FAULT + 250) * SECOND);
    }

    /** It becomes usual: a shift for good ends as well. */
    @Test
    void shouldEndAShiftThatNeverReturns() {
        List<Anomaly> told = around(run(SETTINGS, t -> noise() + (t >= FAULT ? 20 : 0)));

        assertThat(told.get(2).kind()).isEqualTo(AnomalyKind.SHIFT);
        assertThat(told.get(3).ended()).isTrue();
        assertThat(told.get(3).untilMicros().orElseThrow()).isBetween((FAULT + 90) * SECOND, (FAULT + 250) * SECOND);
    }

    @Test
    void shouldNotTellASpikeAsAShiftThatReturnedInBetween() {
        List<Anomaly> told =
                around(run(SETTINGS, t -> noise() + (t >= FAULT && t < FAULT + 40 && t != FAULT + 5 ? 20 : 0)));

        assertThat(told.get(0).kind()).isEqualTo(AnomalyKind.SPIKE);
        assertThat(told)
                .noneMatch(anomaly -> anomaly.kind() == AnomalyKind.SHIFT && anomaly.fromMicros() == FAULT * SECOND);
    }

    @Test
    void shouldTellNoShiftInAMuteWindow() {
        AnomalySettings settings = SETTINGS.withMuted(List.of(new MuteWindow(50, 60))); // from 3,000 s on
        int begins = FAULT - 10;
        List<Anomaly> told = run(settings, t -> noise() + (t >= begins && t < begins + 60 ? 20 : 0)).stream()
                .filter(anomaly -> anomaly.fromMicros() == begins * SECOND)
                .toList();

        assertThat(told).extracting(Anomaly::kind).containsExactly(AnomalyKind.SPIKE, AnomalyKind.SPIKE);
    }

    @Test
    void shouldTellAVarianceThatGrows() {
        List<Anomaly> told = around(run(SETTINGS, t -> t < FAULT ? noise() : 20 + 10 * random.nextGaussian()));

        assertThat(told).isNotEmpty();
        assertThat(told.get(0).fromMicros()).isLessThan((FAULT + 40) * SECOND);
    }

    @Test
    void shouldTellAVarianceThatShrinks() {
        List<Anomaly> told = around(run(SETTINGS, t -> t < FAULT ? noise() : 20 + 0.1 * random.nextGaussian()));

        assertThat(told).anySatisfy(anomaly -> {
            assertThat(anomaly.kind()).isEqualTo(AnomalyKind.VARIANCE);
            assertThat(anomaly.direction()).isEqualTo(Direction.DOWN);
            assertThat(anomaly.fromMicros()).isLessThan((FAULT + 100) * SECOND);
        });
    }

    @Test
    void shouldTellWhenAValueNoLongerMovesAndWhenItMovesAgain() {
        double stuckAt = noise();
        List<Anomaly> told = run(SETTINGS, t -> t >= FAULT && t < FAULT + 100 ? stuckAt : noise()).stream()
                .filter(anomaly -> anomaly.kind() == AnomalyKind.STUCK)
                .toList();

        assertThat(told).hasSize(2);
        assertThat(told.get(0).fromMicros()).isEqualTo(FAULT * SECOND);
        assertThat(told.get(0).value()).isEqualTo(stuckAt);
        assertThat(told.get(1).untilMicros()).isEqualTo(OptionalLong.of((FAULT + 100) * SECOND));
    }

    @Test
    void shouldNotTellThatASeriesIsStuckWhichOftenRests() {
        List<Anomaly> told = run(SETTINGS, t -> t / 50 % 2 == 0 ? 0 : noise());

        assertThat(told)
                .filteredOn(anomaly -> anomaly.kind() == AnomalyKind.STUCK && anomaly.fromMicros() > 200 * SECOND)
                .isEmpty();
    }

    @Test
    void shouldTellSilenceOnceAndItsEnd() {
        var detector = new SeriesDetector(SETTINGS);
        double[] state = SeriesDetector.newState(1);

        assertThat(detector.silent(state, 0, SECOND, 10 * SECOND, ModelVersion.NAIVE))
                .isEmpty();
        List<Anomaly> begun = detector.silent(state, 0, SECOND, 11 * SECOND, ModelVersion.NAIVE);
        assertThat(detector.silent(state, 0, SECOND, 12 * SECOND, ModelVersion.NAIVE))
                .isEmpty();
        List<Anomaly> ended = detector.heard(state, 15 * SECOND, ModelVersion.NAIVE);

        assertThat(begun).singleElement().satisfies(anomaly -> {
            assertThat(anomaly.kind()).isEqualTo(AnomalyKind.SILENCE);
            assertThat(anomaly.fromMicros()).isEqualTo(SECOND);
            assertThat(anomaly.value()).isNaN();
        });
        assertThat(ended).singleElement().satisfies(anomaly -> assertThat(anomaly.untilMicros())
                .isEqualTo(OptionalLong.of(15 * SECOND)));
        assertThat(detector.heard(state, 16 * SECOND, ModelVersion.NAIVE)).isEmpty();
    }

    @Test
    void shouldKeepTheRateOfFalseAlarmsThatIsAskedFor() {
        for (double rate : new double[] {100, 300, 1_000, 5_000}) {
            assertThat(falseAlarms(rate, this::noise)).as("one in %s", rate).isBetween(0.75, 1.3);
        }
    }

    /** Its surprises come in clusters, which several statistics find. */
    @Test
    void shouldKeepTheRateOfFalseAlarmsOfASlowSignal() {
        double[] last = {0, 0};
        DoubleSupplier oscillation = () -> {
            double next = 1.862 * last[0] - 0.9604 * last[1] + random.nextGaussian();
            last[1] = last[0];
            last[0] = next;
            return next;
        };

        for (double rate : new double[] {300, 1_000, 5_000}) {
            assertThat(falseAlarms(rate, oscillation)).as("one in %s", rate).isBetween(0.7, 1.4);
        }
    }

    /** Beginnings in 60 times the samples in which one is asked for, by 60. */
    private static double falseAlarms(double rate, DoubleSupplier signal) {
        var detector = new SeriesDetector(AnomalySettings.falseAlarmEvery(rate));
        double[] state = SeriesDetector.newState(1);
        int begun = 0;
        for (int t = 0; t < 60 * rate; t++) {
            for (Anomaly anomaly : detector.observe(state, 0, t * SECOND, signal.getAsDouble(), Expected.NOTHING)) {
                begun +=
                        !anomaly.ended() && anomaly.fromMicros() == t * SECOND ? 1 : 0; // no spike that becomes a shift
            }
        }
        return begun / 60.0;
    }

    /** What begins after a long mute window is as rare as without it. */
    @Test
    void shouldNotMakeUpForAMuteWindow() {
        AnomalySettings always = AnomalySettings.falseAlarmEvery(300);
        AnomalySettings settings = always.withMuted(List.of(new MuteWindow(100, 1_440))); // from 6,000 s on
        double[] muted = afterSamples(settings, 80_000);
        double[] begun = afterSamples(always, 6_000);

        assertThat(levels(muted)).isEqualTo(levels(begun));
    }

    private double[] afterSamples(AnomalySettings settings, int samples) {
        random.setSeed(11);
        var detector = new SeriesDetector(settings);
        double[] state = SeriesDetector.newState(1);
        for (int t = 0; t < samples; t++) {
            detector.observe(state, 0, t * SECOND, noise(), Expected.NOTHING);
        }
        return state;
    }

    /** What the tails of the only channel are raised by. */
    private static List<Double> levels(double[] state) {
        int first = 2 + ChannelStatistics.NUMBERS + ChannelStatistics.COUNT * TailModel.NUMBERS;
        return IntStream.range(0, ChannelStatistics.COUNT)
                .mapToObj(k -> state[first + k * AlarmLevel.NUMBERS])
                .toList();
    }

    @Test
    void shouldIgnoreWhatDeviatesLessThanTheLeastDeviation() {
        AnomalySettings settings = SETTINGS.withLeastDeviation(40);

        assertThat(around(run(settings, t -> t == FAULT ? 50 : noise()))).isEmpty();
        assertThat(around(run(settings, t -> t == FAULT ? 80 : noise()))).isNotEmpty();
    }

    @Test
    void shouldWaitForSeveralAlarmsIfAsked() {
        IntToDoubleFunction fault = t -> t >= FAULT && t < FAULT + 8 ? 20 + 30 * (t % 2 == 0 ? 1 : -1) : noise();

        assertThat(around(run(SETTINGS, fault)).get(0).fromMicros()).isEqualTo(FAULT * SECOND);
        assertThat(around(run(SETTINGS.withAlarms(3, 5), fault)).get(0).fromMicros())
                .isEqualTo((FAULT + 2) * SECOND);
    }

    @Test
    void shouldBeginNothingInAMuteWindow() {
        AnomalySettings settings = SETTINGS.withMuted(List.of(new MuteWindow(49, 52))); // 3,000 s are 50 min

        assertThat(around(run(settings, t -> t == FAULT ? 50 : noise()))).isEmpty();
    }

    @Test
    void shouldMeasureFromTheForecastOfAModel() {
        var detector = new SeriesDetector(SETTINGS);
        double[] state = SeriesDetector.newState(1);
        ModelVersion model = new ModelVersion("m", 3);
        List<Anomaly> told = new ArrayList<>();
        for (int t = 0; t < SAMPLES; t++) {
            double known = 20 + 10 * Math.sin(t * 0.9);
            double value = known + 0.1 * random.nextGaussian() + (t == FAULT ? 2 : 0); // hidden in the waves
            told.addAll(detector.observe(
                    state, 0, t * SECOND, value, new Expected(known, known - 0.2, known + 0.2, model)));
        }

        assertThat(around(told)).first().satisfies(anomaly -> {
            assertThat(anomaly.kind()).isEqualTo(AnomalyKind.SPIKE);
            assertThat(anomaly.fromMicros()).isEqualTo(FAULT * SECOND);
            assertThat(anomaly.model()).isEqualTo(model);
            assertThat(anomaly.upper() - anomaly.lower()).isCloseTo(0.4, within(1e-9));
        });
    }

    @Test
    void shouldTellTheSameFromACopyOfTheState() {
        var detector = new SeriesDetector(SETTINGS);
        double[] state = SeriesDetector.newState(1);
        for (int t = 0; t < FAULT; t++) {
            detector.observe(state, 0, t * SECOND, noise(), Expected.NOTHING);
        }
        double[] copy = state.clone();
        var other = new SeriesDetector(SETTINGS);
        for (int t = FAULT; t < SAMPLES; t++) {
            double value = noise() + (t > FAULT + 50 ? 5 : 0);
            assertThat(other.observe(copy, 0, t * SECOND, value, Expected.NOTHING))
                    .isEqualTo(detector.observe(state, 0, t * SECOND, value, Expected.NOTHING));
        }

        assertThat(copy).isEqualTo(state);
    }

    @Test
    void shouldStayFiniteForExtremeValuesAndIgnoreMissingOnes() {
        var detector = new SeriesDetector(SETTINGS);
        double[] state = SeriesDetector.newState(1);
        double[] extremes = {0, Double.MIN_VALUE, 1e149, -1e149, 1e-300, 5, Double.NaN, Double.MAX_VALUE, 1e9 + 1e-7};
        for (int t = 0; t < 5_000; t++) {
            double value = t % 7 == 0 ? extremes[random.nextInt(extremes.length)] : random.nextInt(3);
            detector.observe(state, 0, t, value, Expected.NOTHING);
        }

        double[] before = state.clone();
        assertThat(detector.observe(state, 0, 6_000, Double.NaN, Expected.NOTHING))
                .isEmpty();
        assertThat(state).isEqualTo(before);
        assertThat(Arrays.stream(state)
                        .filter(number -> !Double.isFinite(number))
                        .count())
                .isLessThanOrEqualTo(2); // an interval that there is none of
    }

    /** The rate by time means fewer samples between two false alarms if they are further apart. */
    @Test
    void shouldKeepTheRateOfFalseAlarmsByTime() {
        var settings = AnomalySettings.of(FalseAlarms.every(Duration.ofSeconds(1_000)));
        var detector = new SeriesDetector(settings);
        double[] state = SeriesDetector.newState(2);
        int begun = 0;
        int samples = 100_000;
        for (int t = 0; t < samples; t++) {
            detector.begin(SECOND, 2);
            for (int channel = 0; channel < 2; channel++) {
                for (Anomaly anomaly : detector.observe(state, channel, t * SECOND, noise(), Expected.NOTHING)) {
                    begun += anomaly.ended() ? 0 : 1;
                }
            }
        }

        assertThat(begun / (samples / 1_000.0)).isBetween(0.4, 1.5);
    }

    @Test
    void shouldEndAllThatLastsWhenASeriesEnds() {
        var detector = new SeriesDetector(SETTINGS);
        double[] state = SeriesDetector.newState(1);
        for (int t = 0; t <= FAULT; t++) {
            detector.observe(state, 0, t * SECOND, t == FAULT ? 50 : noise(), Expected.NOTHING);
        }
        detector.silent(state, FAULT * SECOND, SECOND, (FAULT + 20) * SECOND, ModelVersion.NAIVE);
        assertThat(SeriesDetector.lasting(state)).isEqualTo(2);
        assertThat(LastingAnomaly.of(state))
                .extracting(LastingAnomaly::kind, LastingAnomaly::fromMicros)
                .containsExactly(
                        tuple(AnomalyKind.SILENCE, (FAULT + 1) * SECOND), tuple(AnomalyKind.SPIKE, FAULT * SECOND));

        List<Anomaly> ends = detector.endAll(state, FAULT * SECOND, ModelVersion.NAIVE);

        assertThat(ends).extracting(Anomaly::kind).containsExactly(AnomalyKind.SPIKE, AnomalyKind.SILENCE);
        assertThat(ends).allMatch(Anomaly::ended);
        assertThat(ends.get(0).value()).isEqualTo(50);
        assertThat(SeriesDetector.lasting(state)).isZero();
        assertThat(LastingAnomaly.of(state)).isEmpty();
        assertThat(detector.endAll(state, FAULT * SECOND, ModelVersion.NAIVE)).isEmpty();
    }

    @Test
    void shouldStayQuietWhileNothingEverMoves() {
        assertThat(run(SETTINGS.withStuckAfter(0), t -> 45)).isEmpty();
    }

    @Test
    void shouldNeedLessThanAKibibytePerChannel() {
        assertThat(SeriesDetector.numbers(1) * Double.BYTES).isLessThanOrEqualTo(1_024);
        assertThat(SeriesDetector.newState(3)).hasSize(SeriesDetector.numbers(3));
    }

    private double noise() {
        return 20 + random.nextGaussian();
    }

    private static List<Anomaly> run(AnomalySettings settings, IntToDoubleFunction signal) {
        var detector = new SeriesDetector(settings);
        double[] state = SeriesDetector.newState(1);
        List<Anomaly> told = new ArrayList<>();
        for (int t = 0; t < SAMPLES; t++) {
            told.addAll(detector.observe(state, 0, t * SECOND, signal.applyAsDouble(t), Expected.NOTHING));
        }
        return told;
    }

    /** What began at the fault or up to 200 samples later. */
    private static List<Anomaly> around(List<Anomaly> told) {
        return told.stream()
                .filter(anomaly ->
                        anomaly.fromMicros() >= FAULT * SECOND && anomaly.fromMicros() < (FAULT + 200) * SECOND)
                .toList();
    }
}
