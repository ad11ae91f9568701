package io.wavecast.trainer.publish;

import io.wavecast.core.model.Model;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.wire.model.ModelCodec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes models to the compacted models topic, and reads which versions it holds. */
public final class ModelPublisher {
    private final Map<String, Object> clientProperties;
    private final String topic;
    private final ModelCodec codec = new ModelCodec();

    public ModelPublisher(Map<String, Object> clientProperties, String topic) {
        this.clientProperties = clientProperties;
        this.topic = topic;
    }

    /**
     * Reads the whole topic.
     *
     * @param name of the model
     * @throws InterruptedException if the thread is interrupted while it reads
     */
    public PublishedVersions versions(String name) throws InterruptedException {
        var reader = new VersionReader(name);
        new TopicReader(clientProperties, topic).forEach(reader::accept, (read, total) -> {});
        return reader.versions();
    }

    /**
     * Publishes a model, and returns once the broker has stored it.
     *
     * @throws InterruptedException if the thread is interrupted; the broker may have stored the model or not
     * @throws IllegalStateException if the broker refuses the model
     */
    public void publish(Model model) throws InterruptedException {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("acks", "all");
        // A model may be larger than the largest record that a producer sends by default.
        properties.put("max.request.size", TopicSetup.MODEL_BYTES);
        properties.put("buffer.memory", 2L * TopicSetup.MODEL_BYTES);
        properties.put("enable.idempotence", "true");
        byte[] key = model.version().name().getBytes(StandardCharsets.UTF_8);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            try {
                producer.send(new ProducerRecord<>(topic, key, codec.write(model)))
                        .get();
            } catch (InterruptException e) {
                Thread.interrupted(); // an interrupted thread cannot close the producer
                throw e;
            }
        } catch (InterruptException e) {
            // Kafka's exception is unchecked, and the thread stays interrupted. Closing the producer may throw it as
            // well.
            Thread.interrupted();
            var interrupted = new InterruptedException("while publishing " + model.version());
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not publish " + model.version() + " to " + topic, e.getCause());
        }
    }
}
