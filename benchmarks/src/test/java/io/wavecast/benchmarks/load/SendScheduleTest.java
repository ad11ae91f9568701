package io.wavecast.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendScheduleTest {
    @Test
    void shouldSpaceRecordsEvenlyWithoutDriftForYears() {
        var schedule = new SendSchedule(7, 12_800, 1);

        assertThat(schedule.due(0)).isEqualTo(7);
        assertThat(schedule.due(1)).isEqualTo(7 + 78_125);
        assertThat(schedule.due(12_800)).isEqualTo(7 + 1_000_000_000L);
        long year = 365L * 24 * 3_600;
        assertThat(schedule.due(year * 12_800 + 1)).isEqualTo(7 + year * 1_000_000_000L + 78_125);
    }

    @Test
    void shouldCompensateRoundingWithinEachSecond() {
        var schedule = new SendSchedule(0, 3, 1);

        assertThat(schedule.due(1)).isEqualTo(333_333_333);
        assertThat(schedule.due(2)).isEqualTo(666_666_666);
        assertThat(schedule.due(3)).isEqualTo(1_000_000_000);
    }

    @Test
    void shouldLetTheSamplesOfAllChannelsBeDueAtOnce() {
        var schedule = new SendSchedule(7, 16_384, 64);

        assertThat(schedule.due(63)).isEqualTo(7);
        assertThat(schedule.due(64)).isEqualTo(schedule.due(127)).isEqualTo(7 + 3_906_250);
        assertThat(schedule.due(16_384)).isEqualTo(7 + 1_000_000_000L);
    }
}
