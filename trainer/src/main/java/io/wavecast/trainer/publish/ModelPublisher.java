package io.wavecast.trainer.publish;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts models onto the compacted models topic, each under a higher number than all before it of the same name. */
public final class ModelPublisher {
    private static final Logger log = LoggerFactory.getLogger(ModelPublisher.class);

    private final Map<String, Object> clientProperties;
    private final String topic;
    private final ModelCodec codec = new ModelCodec();

    public ModelPublisher(Map<String, Object> clientProperties, String topic) {
        this.clientProperties = clientProperties;
        this.topic = topic;
    }

    /** The version that the next model of this name should have. */
    public ModelVersion next(String name) throws InterruptedException {
        var highest = new AtomicLong();
        new TopicReader(clientProperties, topic)
                .forEach(
                        published -> highest.accumulateAndGet(number(name, published), Math::max), (read, total) -> {});
        return new ModelVersion(name, highest.get() + 1);
    }

    /** The model of this name that is in force: the one with the highest number, if it was not retired. */
    public Optional<Model> champion(String name) throws InterruptedException {
        var newest = new AtomicReference<Model>();
        new TopicReader(clientProperties, topic)
                .forEach(
                        published -> {
                            if (published.key() != null
                                    && name.equals(new String(published.key(), StandardCharsets.UTF_8))) {
                                newest.set(newer(newest.get(), name, published));
                            }
                        },
                        (read, total) -> {});
        return Optional.ofNullable(newest.get());
    }

    /** A tombstone leaves nothing; what cannot be read leaves the one before. */
    private Model newer(Model before, String name, ConsumerRecord<byte[], byte[]> published) {
        if (published.value() == null) {
            return null;
        }
        try {
            Model model = codec.read(published.value(), new ModelVersion(name, published.offset() + 1));
            return before == null || model.version().number() > before.version().number() ? model : before;
        } catch (UnreadableException e) {
            return before; // next() tells
        }
    }

    private long number(String name, ConsumerRecord<byte[], byte[]> published) {
        boolean other = published.key() == null || !name.equals(new String(published.key(), StandardCharsets.UTF_8));
        if (other || published.value() == null) {
            return 0;
        }
        try {
            return codec.read(published.value(), new ModelVersion(name, published.offset() + 1))
                    .version()
                    .number();
        } catch (UnreadableException e) {
            log.warn(
                    "a model at offset {} of {} cannot be read, its version is not counted: {}",
                    published.offset(),
                    topic,
                    e.getMessage());
            return 0;
        }
    }

    /**
     * Returns once the broker has it.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile; the broker may have the model or not
     */
    public void publish(Model model) throws InterruptedException {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("acks", "all");
        // Models may be larger than what a producer sends by default.
        properties.put("max.request.size", TopicSetup.MODEL_BYTES);
        properties.put("buffer.memory", 2L * TopicSetup.MODEL_BYTES);
        properties.put("enable.idempotence", "true");
        byte[] key = model.version().name().getBytes(StandardCharsets.UTF_8);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            try {
                producer.send(new ProducerRecord<>(topic, key, codec.write(model)))
                        .get();
            } catch (InterruptException e) {
                Thread.interrupted(); // or the producer could not close in peace
                throw e;
            }
        } catch (InterruptException e) {
            // Kafka's own is unchecked, and leaves the thread interrupted; closing may throw it, too.
            Thread.interrupted();
            var interrupted = new InterruptedException("while publishing " + model.version());
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException e) {
            throw new IllegalStateException(model.version() + " could not be published to " + topic, e.getCause());
        }
    }
}
