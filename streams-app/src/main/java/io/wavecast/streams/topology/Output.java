package io.wavecast.streams.topology;

import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The value of an output record, with the partition of the observation that it follows from. */
final class Output {
    private final byte @Nullable [] value;
    private final int partition;

    /** @param value not copied */
    Output(byte @Nullable [] value, int partition) {
        this.value = value;
        this.partition = partition;
    }

    byte @Nullable [] value() {
        return value;
    }

    int partition() {
        return partition;
    }

    /** A serializer that writes the value alone. */
    static Serializer<Output> serializer() {
        return (topic, output) -> output.value;
    }
}
