package io.wavecast.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RateResultTest {
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
