package io.wavecast.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KnownDecisionsTest {
    private static final long NOW = 1_000_000;
    private static final long FOREVER = 1_000_000;

    private final AtomicLong clock = new AtomicLong(NOW);
    private final AtomicInteger unread = new AtomicInteger();

    @Test
    void shouldNotWaitForDecisionsThatWereRead() {
        KnownDecisions known = waiting(FOREVER);
        known.readUntil(NOW);

        known.await(NOW + KnownDecisions.SLACK_MILLIS);
        known.await(0);

        assertThat(unread).hasValue(0);
    }

    @Test
    void shouldNotWaitForTheFutureIfTheClockOfASenderIsAhead() {
        KnownDecisions known = waiting(FOREVER);
        known.readUntil(NOW - KnownDecisions.SLACK_MILLIS);

        known.await(2 * NOW);

        assertThat(unread).hasValue(0);
    }

    @Test
    void shouldWaitUntilTheDecisionsWereRead() throws InterruptedException {
        KnownDecisions known = waiting(FOREVER);
        known.readUntil(NOW);
        clock.set(NOW + 5_000);
        var record = new Thread(() -> known.await(NOW + 5_000));
        record.start();
        while (record.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        known.readUntil(NOW + 3_999); // not enough
        while (record.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        known.readUntil(NOW + 4_000);
        record.join();

        assertThat(unread).hasValue(0);
    }

    @Test
    void shouldGiveUpOnceWhileTheReadingStandsStill() {
        KnownDecisions known = waiting(20);
        known.await(NOW);
        assertThat(unread).as("before the first reading").hasValue(1);
        known.readUntil(NOW);
        clock.set(NOW + 5_000);

        known.await(NOW + 5_000);
        known.await(NOW + 5_001);
        assertThat(unread).hasValue(3);

        known.readUntil(NOW + 5_000);
        known.await(NOW + 5_001);
        assertThat(unread).hasValue(3);
    }

    private KnownDecisions waiting(long millis) {
        return new KnownDecisions(clock::get, unread::incrementAndGet, millis, millis);
    }
}
