package io.wavecast.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private final ObservationCodec codec = new ObservationCodec();

    @Test
    void shouldAlternateSeriesAndDistributeThemEvenlyOverPartitions() {
        var workload = new Workload("s", 6, 3);
        int[] perPartition = new int[3];

        for (int i = 0; i < 6; i++) {
            perPartition[workload.record("topic", i, codec).partition()]++;
        }

        assertThat(perPartition).containsExactly(2, 2, 2);
        assertThat(workload.record("topic", 6, codec).key())
                .isEqualTo(workload.record("topic", 0, codec).key());
    }

    @Test
    void shouldFindTheRecordOfAForecast() {
        var workload = new Workload("load-2-", 7, 2);

        for (long i : new long[] {0, 1, 6, 7, 123_456_789}) {
            var record = workload.record("topic", i, codec);
            Observation observation = codec.read(record.value(), 0);
            assertThat(workload.recordOf(record.key(), observation.timeMicros()))
                    .isEqualTo(i);
        }
    }

    @Test
    void shouldSendTheSameSamplesInChunks() {
        var single = new Workload("s", 3, 1);
        var chunks = new Workload("s", 3, 1, WireFormat.JSON, 4);

        Observation first = codec.read(chunks.record("topic", 4, codec).value(), 0);
        List<Observation> all = new ArrayList<>(List.of(first));
        all.addAll(codec.rest());

        for (int s = 0; s < 4; s++) { // the second chunk of series 1 begins with its fifth sample
            byte[] alone = single.record("topic", 3 * (4 + s) + 1, codec).value();
            assertThat(codec.read(alone, 0)).isEqualTo(all.get(s));
        }
        assertThat(chunks.recordOf(chunks.key(1), all.get(3).timeMicros())).isEqualTo(4);
    }

    @Test
    void shouldPlaceSamplesOfASeriesOnePeriodApart() {
        var workload = new Workload("s", 3, 1);

        long first = codec.read(workload.record("topic", 1, codec).value(), 0).timeMicros();
        long second = codec.read(workload.record("topic", 4, codec).value(), 0).timeMicros();

        assertThat(second - first).isEqualTo(Workload.PERIOD_MICROS);
    }
}
