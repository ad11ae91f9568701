package io.wavecast.streams.topology;

import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The value of an output record, with the partition of the observation that it follows from. A task uses one object for all its records:
 * Kafka Streams has read the value when {@code forward} returns.
 */
final class Output {
    private final int partition;
    private byte @Nullable [] value;

    Output(int partition) {
        this.partition = partition;
    }

    /** Replaces the value; not copied. */
    Output with(byte @Nullable [] newValue) {
        value = newValue;
        return this;
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
