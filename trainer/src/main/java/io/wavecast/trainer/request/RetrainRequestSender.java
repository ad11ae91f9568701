package io.wavecast.trainer.request;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends retrain requests to the trainers that follow the topic. */
public final class RetrainRequestSender {
    private final Map<String, Object> properties;
    private final String topic;
    private final RetrainRequestCodec codec = new RetrainRequestCodec();

    public RetrainRequestSender(Map<String, Object> clientProperties, String topic) {
        this.properties = new HashMap<>(clientProperties);
        this.topic = topic;
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
    }

    /**
     * Sends a request, and returns once the broker has stored it.
     *
     * @throws IllegalStateException if the broker refuses it
     */
    public void send(RetrainRequest request) throws InterruptedException {
        byte[] key = request.model().getBytes(StandardCharsets.UTF_8);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, codec.write(request)))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not write the request to " + topic, e.getCause());
        }
    }
}
