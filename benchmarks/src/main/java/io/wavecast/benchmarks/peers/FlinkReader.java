package io.wavecast.benchmarks.peers;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads observations from Kafka records: series, event time of the last sample, values.
 *
 * @param <T> the values of a record: one, or those of a chunk
 */
final class FlinkReader<T> implements KafkaRecordDeserializationSchema<Tuple3<String, Long, T>> {
    private static final long serialVersionUID = 1L;
    private static final long MICROS_PER_MILLI = 1_000;

    private final WireFormat format;
    private final TypeInformation<Tuple3<String, Long, T>> type;
    private final Values<T> values;

    @SuppressWarnings("NullAway.Init") // set by open
    private transient ObservationCodec events;

    /** The values of a record. */
    interface Values<T> extends Serializable {
        T of(Observation first, List<Observation> rest);
    }

    FlinkReader(WireFormat format, TypeInformation<Tuple3<String, Long, T>> type, Values<T> values) {
        this.format = format;
        this.type = type;
        this.values = values;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        events = new ObservationCodec(format);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Tuple3<String, Long, T>> observations) {
        Observation first = events.read(record.value(), record.timestamp() * MICROS_PER_MILLI);
        List<Observation> rest = events.rest();
        Observation last = rest.isEmpty() ? first : rest.get(rest.size() - 1);
        String series = new String(record.key(), StandardCharsets.UTF_8);
        observations.collect(Tuple3.of(series, last.timeMicros(), values.of(first, rest)));
    }

    @Override
    public TypeInformation<Tuple3<String, Long, T>> getProducedType() {
        return type;
    }
}
