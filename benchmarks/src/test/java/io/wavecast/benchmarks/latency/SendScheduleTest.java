package io.wavecast.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SendScheduleTest {
    @Test
    void shouldSpaceRecordsEvenlyWithoutDriftForYears() {
        var schedule = new SendSchedule(7, 12_800);

        assertThat(schedule.due(0)).isEqualTo(7);
        assertThat(schedule.due(1)).isEqualTo(7 + 78_125);
        assertThat(schedule.due(12_800)).isEqualTo(7 + 1_000_000_000L);
        long year = 365L * 24 * 3_600;
        assertThat(schedule.due(year * 12_800 + 1)).isEqualTo(7 + year * 1_000_000_000L + 78_125);
    }

    @Test
    void shouldCompensateRoundingWithinEachSecond() {
        var schedule = new SendSchedule(0, 3);

        assertThat(schedule.due(1)).isEqualTo(333_333_333);
        assertThat(schedule.due(2)).isEqualTo(666_666_666);
        assertThat(schedule.due(3)).isEqualTo(1_000_000_000);
    }

    @Test
    void shouldCallARateSustainedIfAllIsAnsweredAndHalfOfItWithinASecond() {
        assertThat(new RateResult(latencies(900_000), 0).sustained()).isTrue();
        assertThat(new RateResult(latencies(900_000), 1).sustained()).isFalse();
        assertThat(new RateResult(latencies(1_500_000), 0).sustained()).isFalse();
    }

    private static Histogram latencies(long micros) {
        var latencies = new Histogram(3);
        latencies.recordValue(micros);
        return latencies;
    }
}
