package io.wavecast.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Places a dead letter on the partition with the number of its record's, if the topic has so many; otherwise by its key. */
final class OriginPartition implements StreamPartitioner<byte[], byte[]> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, Headers headers, int count) {
        Header header = headers.lastHeader(DeadLetters.PARTITION);
        if (header == null) {
            return Optional.empty();
        }
        int partition = Integer.parseInt(new String(header.value(), StandardCharsets.UTF_8));
        return partition < count ? Optional.of(Set.of(partition)) : Optional.empty();
    }

    @Override
    @SuppressWarnings("removal") // Kafka 4.4 deprecates the one abstract method, which its new default method replaces
    public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int count) {
        return Optional.empty();
    }
}
