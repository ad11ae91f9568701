package io.wavecast.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.wavecast.core.series.Observation;
import org.junit.jupiter.api.Test;

class HistoryBuilderTest {
    private final HistoryBuilder builder = new HistoryBuilder(HistorySettings.everything());

    @Test
    void shouldPartASeriesAtItsGaps() {
        for (long t : new long[] {0, 10, 20, 50, 60, 74, 84}) {
            builder.add("pump-7", new Observation(t, t));
        }

        var history = builder.build();

        assertThat(history.periodMicros()).isEqualTo(10);
        assertThat(history.series().get(0).segments(10))
                .extracting(segment -> segment.length)
                .containsExactly(3, 4);
    }

    @Test
    void shouldDropWhatIsNotNewerAndCountIt() {
        for (long t : new long[] {0, 10, 10, 5, 20}) {
            builder.add("pump-7", new Observation(t, t));
        }

        var history = builder.build();

        assertThat(history.samples()).isEqualTo(3);
        assertThat(history.skipped()).containsEntry("duplicate", 1L).containsEntry("out-of-order", 1L);
    }

    @Test
    void shouldCarryAMissingChannelForward() {
        builder.add("arm", new Observation(0, Double.NaN, 1));
        builder.add("arm", new Observation(10, 0.5, 1));
        builder.add("arm", new Observation(20, Double.NaN, 2));

        double[][] segment = builder.build().series().get(0).segments(10).get(0);

        assertThat(segment).isDeepEqualTo(new double[][] {{0.5, 1}, {0.5, 2}});
    }

    @Test
    void shouldBeginWhereEveryChannelWasSeenThoughNeverTogether() {
        builder.add("arm", new Observation(0, 1, Double.NaN));
        builder.add("arm", new Observation(10, Double.NaN, 2));
        builder.add("arm", new Observation(20, 3, Double.NaN));

        var history = builder.build();

        assertThat(history.series().get(0).segments(10).get(0)).isDeepEqualTo(new double[][] {{1, 2}, {3, 2}});
        assertThat(history.skipped()).containsOnly(entry("channel-not-seen-yet", 1L));
    }

    @Test
    void shouldLeaveOutSeriesThatRunAtAnotherRate() {
        for (long t = 0; t < 100; t++) {
            builder.add("fast", new Observation(10 * t, t));
            builder.add("jittery", new Observation(10 * t + t % 3, t));
        }
        for (long t = 0; t < 50; t++) {
            builder.add("slow", new Observation(1_000 * t, t));
            builder.add("doubled", new Observation(5 * t, t));
        }

        var history = builder.build();

        assertThat(history.series()).extracting(SeriesHistory::key).containsExactly("fast", "jittery");
        assertThat(history.periodMicros()).isEqualTo(10);
    }

    @Test
    void shouldLeaveOutSeriesWithAnotherNumberOfChannels() {
        for (long t = 0; t < 5; t++) {
            builder.add("a", new Observation(t, 1));
            builder.add("b", new Observation(t, 1, 2));
            builder.add("c", new Observation(t, 1));
        }

        assertThat(builder.build().series()).extracting(SeriesHistory::key).containsExactly("a", "c");
    }

    @Test
    void shouldKeepTheNewestWithinBounds() {
        var bounded = new HistoryBuilder(new HistorySettings(Long.MIN_VALUE, Long.MAX_VALUE, 100));
        for (long t = 0; t < 1_000; t++) {
            bounded.add("a", new Observation(t, t));
            bounded.add("b", new Observation(t, t));
        }

        var history = bounded.build();

        assertThat(history.samples()).isEqualTo(100);
        assertThat(history.fromMicros()).isEqualTo(950);
        assertThat(history.toMicros()).isEqualTo(999);
    }

    @Test
    void shouldGiveWhatShortSeriesLeaveToLongOnes() {
        var bounded = new HistoryBuilder(new HistorySettings(Long.MIN_VALUE, Long.MAX_VALUE, 100));
        for (int s = 0; s < 9; s++) {
            for (long t = 0; t < 5; t++) {
                bounded.add("short-" + s, new Observation(t, t));
            }
        }
        for (long t = 0; t < 1_000; t++) {
            bounded.add("long", new Observation(t, t));
        }

        var history = bounded.build();

        assertThat(history.samples()).isEqualTo(100);
        assertThat(history.series())
                .filteredOn(one -> one.key().startsWith("short"))
                .allMatch(one -> one.size() == 5);
    }

    @Test
    void shouldReadNothingOutsideTheTimesWanted() {
        var between = new HistoryBuilder(new HistorySettings(100, 200, 1_000));
        for (long t = 0; t < 1_000; t++) {
            between.add("a", new Observation(t, t));
        }

        assertThat(between.build().samples()).isEqualTo(101);
    }
}
