package io.wavecast.benchmarks.peers;

import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes forecasts as Kafka records. */
final class FlinkForecastWriter implements KafkaRecordSerializationSchema<Tuple3<String, Long, Double>> {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final WireFormat format;

    @SuppressWarnings("NullAway.Init") // set by open
    private transient ForecastCodec forecasts;

    FlinkForecastWriter(String topic, WireFormat format) {
        this.topic = topic;
        this.format = format;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
        forecasts = new ForecastCodec(format);
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Tuple3<String, Long, Double> mean, KafkaSinkContext context, Long timestamp) {
        byte[] series = mean.f0.getBytes(StandardCharsets.UTF_8);
        byte[] forecast = forecasts.write(MeanForecaster.forecast(mean.f1, mean.f2));
        return new ProducerRecord<>(topic, null, timestamp, series, forecast);
    }
}
