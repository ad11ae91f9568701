package io.wavecast.core.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ArrangedSeriesTest {
    private static final long S = 1_000_000;

    private final List<Arrival> out = new ArrayList<>();
    private int early;
    private long jumped;
    private final ArrangedSink sink = new ArrangedSink() {
        @Override
        public void sample(Arrival arrival) {
            out.add(arrival);
        }

        @Override
        public void releasedEarly() {
            early++;
        }

        @Override
        public void jumpedAhead(long micros) {
            jumped = micros;
        }
    };

    /** Each sample arrives at its time plus a delay of at most the lateness. */
    @Property(tries = 100, seed = "1")
    void shouldSortAnyPermutationWithinTheLateness(@ForAll long seed) {
        out.clear();
        var random = new Random(seed);
        long lateness = 1L + random.nextInt(200);
        var how = Arrangement.ofLateness(lateness);
        long[] times = IntStream.range(0, 300)
                .mapToLong(i -> 7L * i + random.nextInt(7))
                .toArray();
        record Late(long time, long delay) {}
        List<Late> sent = new ArrayList<>();
        for (long time : times) {
            sent.add(new Late(time, random.nextInt((int) lateness + 1)));
        }
        sent.sort(Comparator.comparingLong(late -> late.time() + late.delay()));
        var series = new ArrangedSeries(1, 0);
        for (Late late : sent) {
            assertThat(series.admission(late.time(), how)).isEqualTo(Admission.ADMITTED);
            series.take(sample(late.time(), (double) late.time()), how, 0, sink);
        }
        series.release(how, 0, sink);
        assertThat(out)
                .extracting(Arrival::timeMicros)
                .containsExactlyElementsOf(
                        java.util.Arrays.stream(times).boxed().toList());
    }

    @Test
    void shouldRefuseWhatIsLateAndWhatIsThereAlready() {
        var how = Arrangement.ofLateness(10);
        var series = new ArrangedSeries(1, 0);
        for (long time : new long[] {0, 20, 25}) {
            series.take(sample(time, 0), how, 0, sink);
        }
        assertThat(out).extracting(Arrival::timeMicros).containsExactly(0L);
        assertThat(series.admission(0, how)).isEqualTo(Admission.DUPLICATE);
        assertThat(series.admission(20, how)).isEqualTo(Admission.DUPLICATE);
        assertThat(series.admission(-1, how)).isEqualTo(Admission.LATE);
        assertThat(series.admission(3, how)).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void shouldReleaseTheOldestIfTooManyWait() {
        var how = Arrangement.ofLateness(10_000);
        var series = new ArrangedSeries(1, 0);
        for (int i = 0; i <= ArrangedSeries.MAX_WAITING; i++) {
            series.take(sample(i, i), how, 0, sink);
        }
        assertThat(out).extracting(Arrival::timeMicros).containsExactly(0L);
        assertThat(early).isEqualTo(1);
    }

    @Test
    void shouldPutTheSamplesBetweenTwoTicksTogether() {
        assertThat(onGrid(Within.LAST)).containsExactly(2.0, 3.0, 9.0);
        assertThat(onGrid(Within.MEAN)).containsExactly(1.5, 3.0, 8.0);
        assertThat(onGrid(Within.LINEAR)).containsExactly(2.4, 3.0, 9.0);
        assertThat(out).extracting(Arrival::timeMicros).containsExactly(S, 2 * S, 5 * S);
    }

    /** Samples at 0.2 and 0.8, at 1.3 and at the tick 2 (whose value 3 counts last), at 4.5 and 5. */
    private List<Double> onGrid(Within within) {
        out.clear();
        var how = Arrangement.ofGrid(S, within, 10 * S);
        var series = new ArrangedSeries(1, S);
        series.take(sample(S / 5, 1), how, 0, sink);
        series.take(sample(4 * S / 5, 2), how, 0, sink);
        series.take(sample(13 * S / 10, 3), how, 0, sink);
        series.take(sample(2 * S, 3), how, 0, sink);
        series.take(sample(45 * S / 10, 7), how, 0, sink);
        series.take(sample(5 * S, 9), how, 0, sink);
        return out.stream().map(arrival -> arrival.observation().values()[0]).toList();
    }

    @Test
    void shouldCloseATickForASilentSeries() {
        var how = Arrangement.ofGrid(S, Within.MEAN, 0);
        var series = new ArrangedSeries(2, S);
        series.take(new Arrival(new Observation(10, 4, Double.NaN), 7, false), how, 0, sink);
        assertThat(series.holds(how)).isTrue();
        series.release(how, 0, sink);
        assertThat(series.holds(how)).isFalse();
        assertThat(out).containsExactly(new Arrival(new Observation(S, 4, Double.NaN), 7, false));
        assertThat(series.admission(20, how)).isEqualTo(Admission.LATE);
    }

    @Test
    void shouldReleaseOnItsOwnGridUnderOtherSettings() {
        for (Arrangement now :
                List.of(Arrangement.OFF, Arrangement.ofLateness(S), Arrangement.ofGrid(3 * S, Within.LINEAR, 10 * S))) {
            out.clear();
            var series = new ArrangedSeries(1, S);
            var before = Arrangement.ofGrid(S, Within.LAST, 0).withLateness(20 * S);
            for (int i = 1; i <= 4; i++) {
                series.take(sample(i * S - 10, i), before, 0, sink);
            }
            assertThat(out).isEmpty();
            assertThat(series.holds(now)).isTrue();
            series.release(now, 0, sink);
            assertThat(out).extracting(Arrival::timeMicros).containsExactly(S, 2 * S, 3 * S, 4 * S);
        }
    }

    @Test
    void shouldPassOnWhatWaitsBeforeASampleThatNeedNotWait() {
        var series = new ArrangedSeries(1, 0);
        for (long time : new long[] {0, 20, 25}) {
            series.take(sample(time, 0), Arrangement.ofLateness(30), 0, sink);
        }
        assertThat(series.admission(25, Arrangement.OFF)).isEqualTo(Admission.DUPLICATE);
        series.take(sample(30, 0), Arrangement.OFF, 0, sink);
        assertThat(out).extracting(Arrival::timeMicros).containsExactly(0L, 20L, 25L, 30L);
    }

    @Test
    void shouldBeginTheGridOfAKnownSeriesAtAMultiple() {
        var how = Arrangement.ofGrid(S, Within.LAST, 0);
        var series = new ArrangedSeries(1, S, 5 * S / 2);
        series.take(sample(13 * S / 5, 1), how, 0, sink);
        series.take(sample(16 * S / 5, 2), how, 0, sink);
        series.release(how, 0, sink);
        assertThat(out).extracting(Arrival::timeMicros).containsExactly(3 * S, 4 * S);
    }

    @Test
    void shouldCountTheSamplesOfBurstsByTheirRate() {
        var how = Arrangement.ofNominal(1e6 / 256);
        var series = new ArrangedSeries(1, 0);
        for (int i = 0; i < 2_400; i++) {
            series.take(sample(Math.round((i / 12) * 12 * 1e6 / 256), i), how, 0, sink);
        }
        assertThat(out).hasSize(2_400);
        assertThat(spacings()).allSatisfy(spacing -> assertThat(spacing).isBetween(2_500L, 5_500L));
        assertThat(spacings().subList(1_200, 2_399))
                .allSatisfy(spacing -> assertThat(spacing).isBetween(3_500L, 4_300L));
        assertThat(jumped).isZero();
    }

    @Test
    void shouldFollowTheDriftOfTheStamps() {
        var how = Arrangement.ofNominal(4_000);
        var series = new ArrangedSeries(1, 0);
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            series.take(sample(Math.round(i * 4_004.0 + 1_500 * random.nextGaussian()), i), how, 0, sink);
        }
        assertThat(out.get(19_999).timeMicros()).isCloseTo(19_999 * 4_004L, org.assertj.core.data.Offset.offset(600L));
        assertThat(spacings().subList(2_000, 19_999))
                .allSatisfy(spacing -> assertThat(spacing).isBetween(3_900L, 4_110L));
    }

    @Test
    void shouldSeeAGapThatIsLongerThanTheJitterAndNoOther() {
        var how = Arrangement.ofNominal(4_000);
        var series = new ArrangedSeries(1, 0);
        for (int i = 0; i < 400; i++) {
            long lost = i < 200 ? 0 : i < 300 ? 1 : 6; // one sample, later five more
            series.take(sample((i + lost) * 4_000L, i), how, 0, sink);
        }
        assertThat(out.get(200).timeMicros() - out.get(199).timeMicros()).isBetween(7_900L, 8_100L);
        assertThat(out.get(300).timeMicros() - out.get(299).timeMicros()).isBetween(23_900L, 24_100L);
        assertThat(jumped).isZero();
    }

    @Test
    void shouldTellJumpsOfTheClock() {
        var how = Arrangement.ofNominal(4_000);
        var series = new ArrangedSeries(1, 0);
        for (int i = 0; i < 300; i++) {
            series.take(sample(i * 4_000L + (i < 200 ? 0 : 60 * S), i), how, 0, sink);
        }
        assertThat(jumped).isBetween(60 * S - 4_000, 60 * S + 4_000);
        assertThat(series.admission(300 * 4_000L, how)).isEqualTo(Admission.LATE);
        assertThat(series.admission(300 * 4_000L + 60 * S, how)).isEqualTo(Admission.ADMITTED);
    }

    private List<Long> spacings() {
        return IntStream.range(1, out.size())
                .mapToObj(i -> out.get(i).timeMicros() - out.get(i - 1).timeMicros())
                .toList();
    }

    private static Arrival sample(long time, double value) {
        return new Arrival(new Observation(time, value), time, true);
    }
}
