package io.wavecast.streams.topology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Places an output on the partition with the number of its observation's, if both topics have equally many partitions; otherwise by its
 * key, as Kafka's Java client does. So each output partition is written for one task only: an open transaction of a dead instance hides
 * the forecasts of its own series, not those of all. And a consumer finds the forecasts of a series where its observations are, whichever
 * library sent them.
 */
final class SamePartition implements StreamPartitioner<byte[], Output> {
    private final List<Optional<Set<Integer>>> partitions;

    /** @param observationPartitions number of partitions of the observations; 0 if unknown */
    SamePartition(int observationPartitions) {
        partitions = IntStream.range(0, observationPartitions)
                .mapToObj(number -> Optional.of(Set.of(number)))
                .toList();
    }

    @Override
    @SuppressWarnings("removal") // Kafka 4.4 deprecates the one abstract method, to which its new default method leads
    public Optional<Set<Integer>> partitions(String topic, byte[] key, Output output, int count) {
        boolean agree = count == partitions.size() && output.partition() < count;
        return agree ? partitions.get(output.partition()) : Optional.empty();
    }
}
