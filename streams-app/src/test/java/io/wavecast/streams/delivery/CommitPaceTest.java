package io.wavecast.streams.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private static final long START = 1_000_000_000;

    private final AtomicLong clock = new AtomicLong(START);
    private final BatchTimes times = new BatchTimes(64, clock::get);
    private final CommitPace pace = new CommitPace(times);

    @Test
    void shouldRequestACommitOncePerBatch() {
        assertThat(answered()).isTrue();
        assertThat(answered()).as("the commit is under way").isFalse();
    }

    @Test
    void shouldLeaveTimeBetweenCommits() {
        assertThat(answered()).isTrue();
        commitTook(1_000);

        assertThat(answered()).isFalse();
        pass(9_000);
        assertThat(isDue()).isFalse();
        pass(1_000);
        assertThat(isDue()).as("10 ms after the last commit").isTrue();
        assertThat(isDue()).isFalse();
    }

    @Test
    void shouldLeaveHalfOfTheTimeToObservations() {
        assertThat(answered()).isTrue();
        commitTook(70_000);

        assertThat(answered()).isFalse();
        pass(69_000);
        assertThat(isDue()).isFalse();
        pass(1_000);
        assertThat(isDue()).isTrue();
    }

    @Test
    void shouldNotWaitForASlowCommitAfterAnotherOne() {
        assertThat(answered()).isTrue();
        commitTook(700_000); // classes are loaded
        commitTook(1_000); // by the interval of Kafka Streams

        pass(10_000);
        assertThat(answered()).isTrue();
    }

    @Test
    void shouldCommitLessOftenIfObservationsWait() {
        assertThat(answered()).isTrue();
        commitTook(1_000);
        pass(30_000);

        assertThat(pace.answered(clock.get() - 80_000, clock.get())).isFalse();
        pass(49_000);
        assertThat(isDue()).isFalse();
        pass(1_000);
        assertThat(isDue()).as("80 ms after the last commit").isTrue();
    }

    @Test
    void shouldRequestNothingWithoutANewForecast() {
        assertThat(answered()).isTrue();
        commitTook(1_000);
        pass(1_000_000);

        assertThat(isDue()).isFalse();
    }

    @Test
    void shouldRequestNothingWhileTheServiceCatchesUp() {
        long now = clock.get();

        assertThat(pace.answered(now - CommitPace.CATCHING_UP_MICROS - 1, now)).isFalse();
        assertThat(isDue()).isFalse();
        assertThat(pace.answered(now - CommitPace.CATCHING_UP_MICROS, now)).isTrue();
    }

    private boolean answered() {
        return pace.answered(clock.get(), clock.get());
    }

    private boolean isDue() {
        return pace.isDue(clock.get());
    }

    private void commitTook(long micros) {
        pass(micros);
        times.becameVisible(times.end());
    }

    private void pass(long micros) {
        clock.addAndGet(micros);
    }
}
