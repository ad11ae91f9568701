package io.wavecast.core.wire;

import io.wavecast.core.series.SeriesState;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** {@link SeriesStateCodec} as Kafka wants it. No state is no bytes, as in a tombstone. */
public final class SeriesStateSerde implements Serde<SeriesState> {
    private final SeriesStateCodec codec = new SeriesStateCodec();

    @Override
    public Serializer<SeriesState> serializer() {
        return (topic, state) -> state == null ? null : codec.write(state);
    }

    @Override
    public Deserializer<SeriesState> deserializer() {
        return (topic, bytes) -> bytes == null ? null : codec.read(bytes);
    }
}
