package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalClockTest {
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final long CHANGE =
            Instant.parse("2024-03-31T01:00:00Z").getEpochSecond() * SECOND; // of Berlin's clocks

    /** Lord Howe's clocks change by half an hour; Kathmandu's did once, in 1986; Amsterdam's offset had seconds. */
    @ParameterizedTest
    @ValueSource(
            strings = {"UTC", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/Amsterdam", "+05:30"})
    void shouldAgreeWithTheRulesOfTheZone(String zone) {
        var clock = new LocalClock(ZoneId.of(zone));
        var random = new Random(3);

        for (int i = 0; i < 20_000; i++) {
            long time = random.nextInt(3) > 0
                    ? CHANGE + random.nextInt(7) * HOUR - 3 * HOUR + random.nextInt(5) - 2
                    : (random.nextLong() % (130L * 365 * 24)) * HOUR + random.nextInt(1_000_000);
            assertThat(clock.local(time)).as("%d", time).isEqualTo(expected(zone, time));
        }
    }

    @Test
    void shouldNeedNoMemoryBetweenChanges() {
        var clock = new LocalClock(ZoneId.of("Europe/Berlin"));
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = clock.local(CHANGE);

        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 4_000; i++) {
            sum += clock.local(CHANGE + i * HOUR);
        }
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        assertThat(sum).isNotZero();
        assertThat(allocated).as("bytes of 4,000 hours of summer time").isLessThan(4_000);
    }

    private static long expected(String zone, long time) {
        Instant second = Instant.ofEpochSecond(Math.floorDiv(time, SECOND));
        return time + ZoneId.of(zone).getRules().getOffset(second).getTotalSeconds() * SECOND;
    }
}
