package io.wavecast.benchmarks.peers;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads chunks of samples in protobuf: series, event time of the last sample, values. */
final class FlinkChunkReader implements KafkaRecordDeserializationSchema<Tuple3<String, Long, double[]>> {
    private static final long serialVersionUID = 1L;
    private static final long MICROS_PER_MILLI = 1_000;

    @SuppressWarnings("NullAway.Init") // set by open
    private transient ObservationCodec events;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        events = new ObservationCodec(WireFormat.PROTOBUF);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Tuple3<String, Long, double[]>> chunks) {
        Observation last = events.read(record.value(), record.timestamp() * MICROS_PER_MILLI);
        List<Observation> rest = events.rest();
        double[] values = new double[1 + rest.size()];
        values[0] = last.values()[0];
        for (int i = 0; i < rest.size(); i++) {
            last = rest.get(i);
            values[i + 1] = last.values()[0];
        }
        chunks.collect(Tuple3.of(new String(record.key(), StandardCharsets.UTF_8), last.timeMicros(), values));
    }

    @Override
    public TypeInformation<Tuple3<String, Long, double[]>> getProducedType() {
        return FlinkPeer.CHUNK;
    }
}
