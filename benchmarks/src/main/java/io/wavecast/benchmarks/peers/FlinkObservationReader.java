package io.wavecast.benchmarks.peers;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads observations from Kafka records. */
final class FlinkObservationReader implements KafkaRecordDeserializationSchema<Tuple3<String, Long, Double>> {
    private static final long serialVersionUID = 1L;
    private static final long MICROS_PER_MILLI = 1_000;

    @SuppressWarnings("NullAway.Init") // set by open
    private transient ObservationCodec events;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        events = new ObservationCodec();
    }

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record, Collector<Tuple3<String, Long, Double>> observations) {
        Observation observation = events.read(record.value(), record.timestamp() * MICROS_PER_MILLI);
        String series = new String(record.key(), StandardCharsets.UTF_8);
        observations.collect(
                Tuple3.of(series, observation.timeMicros(), observation.values()[0]));
    }

    @Override
    public TypeInformation<Tuple3<String, Long, Double>> getProducedType() {
        return FlinkPeer.SAMPLE;
    }
}
