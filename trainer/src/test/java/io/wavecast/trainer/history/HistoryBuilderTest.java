package io.wavecast.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.wavecast.core.series.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryBuilderTest {
    private final HistoryBuilder builder = new HistoryBuilder(HistorySettings.everything());

    @Test
    void shouldCutASeriesAtLongGapsAndFillShortOnes() {
        for (long t : new long[] {0, 10, 20, 50, 60, 74, 84, 200, 210}) {
            builder.add("pump-7", new Observation(t, t));
        }

        var history = builder.build();

        assertThat(history.periodMicros()).isEqualTo(10);
        List<Segment> segments = history.series().get(0).segments(10, 2);
        assertThat(segments).extracting(Segment::length).containsExactly(9, 2);
        assertThat(segments.get(0).values()[4]).containsExactly(20);
        assertThat(segments.get(0).observed())
                .isDeepEqualTo(
                        new boolean[][] {{true}, {true}, {true}, {false}, {false}, {true}, {true}, {true}, {true}});
        assertThat(history.sampling()).isEqualTo(new Sampling(10, 0, 1, 1));
        assertThat(history.series().get(0).segments(10, 1))
                .extracting(Segment::length)
                .containsExactly(3, 4, 2);
    }

    @Test
    void shouldCountSamplesThatAreNotNewerAndDropThem() {
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

        Segment segment = builder.build().series().get(0).segments(10, 0).get(0);

        assertThat(segment.values()).isDeepEqualTo(new double[][] {{0.5, 1}, {0.5, 2}});
        assertThat(segment.observed()).isDeepEqualTo(new boolean[][] {{true, true}, {false, true}});
    }

    @Test
    void shouldBeginOnceEveryChannelHasHadAValue() {
        builder.add("arm", new Observation(0, 1, Double.NaN));
        builder.add("arm", new Observation(10, Double.NaN, 2));
        builder.add("arm", new Observation(20, 3, Double.NaN));

        var history = builder.build();

        assertThat(history.series().get(0).segments(10, 0).get(0).values())
                .isDeepEqualTo(new double[][] {{1, 2}, {3, 2}});
        assertThat(history.skipped()).containsOnly(entry("channel-not-seen-yet", 1L));
    }

    @Test
    void shouldLeaveOutSeriesSampledAtAnotherRate() {
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
    void shouldSpreadKeptSamplesOverTheWholeHistory() {
        int samples = 100 * SeriesHistory.BLOCK;
        var bounded = bounded(10 * SeriesHistory.BLOCK);
        for (long t = 0; t < samples; t++) {
            bounded.add("a", new Observation(t, t));
        }

        var history = bounded.build();

        assertThat(history.samples()).isBetween(5L * SeriesHistory.BLOCK, 10L * SeriesHistory.BLOCK);
        assertThat(history.fromMicros()).isZero();
        assertThat(history.toMicros()).isGreaterThan(samples * 8L / 10);
        assertThat(history.periodMicros()).isEqualTo(1);
        assertThat(history.series().get(0).segments(1, 10))
                .extracting(Segment::length)
                .containsOnly(SeriesHistory.BLOCK);
    }

    @Test
    void shouldGiveTheRoomOfShortSeriesToLongOnes() {
        var bounded = bounded(10 * SeriesHistory.BLOCK);
        for (int s = 0; s < 9; s++) {
            for (long t = 0; t < 5; t++) {
                bounded.add("short-" + s, new Observation(t, t));
            }
        }
        for (String key : List.of("long", "longer")) {
            for (long t = 0; t < (key.equals("long") ? 40L : 80L) * SeriesHistory.BLOCK; t++) {
                bounded.add(key, new Observation(t, t));
            }
        }

        var history = bounded.build();

        assertThat(history.samples()).isBetween(5L * SeriesHistory.BLOCK, 10L * SeriesHistory.BLOCK);
        assertThat(history.series())
                .filteredOn(one -> one.key().startsWith("short"))
                .allMatch(one -> one.size() == 5);
        assertThat(history.series())
                .filteredOn(one -> one.key().startsWith("long"))
                .hasSize(2)
                .allMatch(one -> one.size() >= 2 * SeriesHistory.BLOCK);
    }

    @Test
    void shouldLeaveOutWholeSeriesIfThereAreTooManyForABlockOfEach() {
        int each = SeriesHistory.BLOCK / 2;
        var bounded = bounded(10 * each);
        for (int s = 0; s < 100; s++) {
            for (long t = 0; t < each; t++) {
                bounded.add("sensor-" + s, new Observation(t, t));
            }
        }

        var history = bounded.build();

        assertThat(history.samples()).isLessThanOrEqualTo(10L * each);
        assertThat(history.series()).hasSizeGreaterThan(5).allMatch(one -> one.size() <= each);
        assertThat(history.series())
                .as("spread over all keys")
                .anyMatch(one -> Integer.parseInt(one.key().substring(7)) < 50)
                .anyMatch(one -> Integer.parseInt(one.key().substring(7)) >= 50);
    }

    @Test
    void shouldGroupSeriesByModelName() {
        for (long t = 0; t < 5; t++) {
            builder.add("hall/1/a", new Observation(t, 1));
            builder.add("hall/1/b", new Observation(t, 1));
            builder.add("hall/2/a", new Observation(t, 1, 2));
        }

        var histories = builder.build(key -> key.substring(0, 6));

        assertThat(histories).containsOnlyKeys("hall/1", "hall/2");
        assertThat(histories.get("hall/1").series()).hasSize(2);
        assertThat(histories.get("hall/2").series())
                .extracting(SeriesHistory::channels)
                .containsExactly(2);
    }

    @Test
    void shouldIgnoreSamplesOutsideTheTimeRange() {
        var between = new HistoryBuilder(new HistorySettings(100, 200, 1_000, 0));
        for (long t = 0; t < 1_000; t++) {
            between.add("a", new Observation(t, t));
        }

        assertThat(between.build().samples()).isEqualTo(101);
    }

    private static HistoryBuilder bounded(int maxSamples) {
        return new HistoryBuilder(new HistorySettings(Long.MIN_VALUE, Long.MAX_VALUE, maxSamples, 0));
    }

    @Test
    void shouldHoldNoMoreThanItsMemoryHoweverManyChannelsASampleHas() {
        int channels = 64;
        long maxBytes = 8L << 20; // 14,364 samples of 64 channels
        var small = new HistoryBuilder(HistorySettings.everything(), maxBytes);
        double[] values = new double[channels];

        for (int t = 0; t < 60_000; t++) {
            values[0] = t;
            small.add("cap", new Observation(10L * t, values.clone()));
        }

        long held = small.build().samples();
        assertThat(held * (Long.BYTES + channels * (Double.BYTES + 1L))).isBetween(maxBytes / 4, maxBytes);
    }
}
