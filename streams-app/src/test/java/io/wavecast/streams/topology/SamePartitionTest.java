package io.wavecast.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SamePartitionTest {
    private static final byte[] KEY = {1};

    @Test
    void shouldPlaceAnOutputOnThePartitionOfItsObservation() {
        var partitioner = new SamePartition(6);

        for (int partition = 0; partition < 6; partition++) {
            assertThat(partitioner.partitions("forecasts", KEY, new Output(partition), 6))
                    .isEqualTo(Optional.of(Set.of(partition)));
        }
    }

    @Test
    void shouldLeaveThePlaceToTheKeyIfTheCountsDiffer() {
        assertThat(new SamePartition(6).partitions("forecasts", KEY, new Output(2), 4))
                .isEmpty();
        assertThat(new SamePartition(0).partitions("forecasts", KEY, new Output(0), 1))
                .isEmpty();
    }

    @Test
    void shouldLeaveThePlaceOfANewPartitionToTheKey() {
        assertThat(new SamePartition(4).partitions("forecasts", KEY, new Output(5), 4))
                .isEmpty();
    }
}
