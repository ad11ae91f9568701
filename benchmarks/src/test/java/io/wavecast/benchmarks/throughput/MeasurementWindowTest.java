package io.wavecast.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.benchmarks.workload.Workload;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementWindowTest {
    private static final UsageSample BEGIN = new UsageSample(1_000_000_000L, 10_000, 500_000_000L, 100_000_000L, 4_000);

    @Test
    void shouldReportRatesPerSecondAndCostsPerRecordOfTheWindowAlone() {
        var end = new UsageSample(3_500_000_000L, 60_000, 1_500_000_000L, 350_000_000L, 4_004_000);

        var window = new MeasurementWindow(BEGIN, end);

        assertThat(window.seconds()).isEqualTo(2.5);
        assertThat(window.recordsPerSecond()).isCloseTo(20_000, within(1e-6));
        assertThat(window.serviceMicros()).isCloseTo(20, within(1e-9));
        assertThat(window.brokerMicros()).isCloseTo(5, within(1e-9));
        assertThat(window.changelogBytes()).isCloseTo(80, within(1e-9));
    }

    @Test
    void shouldRefuseAWindowWithoutProgress() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MeasurementWindow(BEGIN, BEGIN));
    }

    @Test
    void shouldCountEvenProgressByTheSlowestPartition() {
        var workload = new Workload("s", 1_000, 4);

        assertThat(CommittedOffsets.sum(Map.of(0, 5L, 1, 7L))).isEqualTo(12);
        assertThat(CommittedOffsets.evenly(Map.of(0, 5L, 1, 7L), workload)).isZero();
        assertThat(CommittedOffsets.evenly(Map.of(0, 5L, 1, 7L, 2, 9L, 3, 6L), workload))
                .isEqualTo(20);
        assertThat(CommittedOffsets.evenly(Map.of(0, 5L), new Workload("s", 1, 4)))
                .isEqualTo(5);
    }
}
