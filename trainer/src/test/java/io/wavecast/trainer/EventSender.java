package io.wavecast.trainer;

import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records to topics; closing it checks that the broker stored each of them. */
final class EventSender implements AutoCloseable {
    /** Event time of each signal's first sample. */
    private static final long EPOCH_MICROS = 1_700_000_000_000_000L;

    private static final long PERIOD_MICROS = 4_000;

    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<?>> sent = new ArrayList<>();

    EventSender(Map<String, Object> client, Topics topics) {
        this.topics = topics;
        this.producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static long timeMicros(int sample) {
        return EPOCH_MICROS + sample * PERIOD_MICROS;
    }

    /** @param values (time)(channels), one sample every 4 ms */
    void signal(String series, double[][] values) {
        for (int t = 0; t < values.length; t++) {
            observation(series, new Observation(timeMicros(t), values[t]));
        }
    }

    void observation(String series, Observation observation) {
        event(series, new ObservationCodec().write(observation));
    }

    void observation(String series, Observation observation, WireFormat format) {
        byte[] event = new ObservationCodec(format).write(observation);
        send(new ProducerRecord<>(topics.sensorEvents(), null, bytes(series), event, format.headers()));
    }

    void event(String series, byte[] event) {
        send(new ProducerRecord<>(topics.sensorEvents(), bytes(series), event));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        sent.add(producer.send(record));
    }

    /** @throws IllegalStateException if the broker did not store a record */
    @Override
    public void close() {
        try (producer) {
            producer.flush();
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a record was not stored", e.getCause());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
