package io.wavecast.streams.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.streams.series.VisibleTimes;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BatchTimesTest {
    private final AtomicLong clock = new AtomicLong(1_000);
    private final BatchTimes times = new BatchTimes(4, clock::get);

    @Test
    void shouldKnowWhenABatchBecameVisible() {
        long batch = times.batch();
        assertThat(times.visibleMicros(batch)).isEqualTo(VisibleTimes.NOT_YET);

        assertThat(times.end()).isEqualTo(batch);
        assertThat(times.visibleMicros(batch)).isEqualTo(VisibleTimes.NOT_YET);
        assertThat(times.batch()).isEqualTo(batch + 1);

        clock.set(1_500);
        times.becameVisible(batch);
        clock.set(9_000);

        assertThat(times.visibleMicros(batch)).isEqualTo(1_500);
        assertThat(times.visibleMicros(batch + 1)).isEqualTo(VisibleTimes.NOT_YET);
    }

    @Test
    void shouldKeepBatchesApartWhoseAnswersComeInAnotherOrder() {
        long first = times.end();
        long second = times.end();
        times.becameVisible(second);
        clock.set(2_000);
        times.becameVisible(first);

        assertThat(times.visibleMicros(second)).isEqualTo(1_000);
        assertThat(times.visibleMicros(first)).isEqualTo(2_000);
    }

    @Test
    void shouldForgetTheOldestBatch() {
        long first = times.end();
        times.becameVisible(first);
        for (int i = 0; i < 3; i++) {
            times.end();
        }

        assertThat(times.visibleMicros(first)).isEqualTo(VisibleTimes.FORGOTTEN);
        assertThat(times.visibleMicros(first + 1)).isEqualTo(VisibleTimes.NOT_YET);
        times.becameVisible(first); // must not be taken for the batch that has its place now
        assertThat(times.visibleMicros(times.batch())).isEqualTo(VisibleTimes.NOT_YET);
    }

    @Test
    void shouldNotTakeADroppedBatchForVisibleIfNoBrokerAnswered() {
        long first = times.end();
        for (int i = 0; i < 4; i++) {
            times.becameVisible(times.end());
        }

        assertThat(times.visibleMicros(first)).isEqualTo(VisibleTimes.NOT_YET);
        assertThat(times.visibleMicros(first + 1)).isEqualTo(VisibleTimes.FORGOTTEN);
    }
}
