package io.wavecast.trainer.request;

import io.wavecast.core.topics.versions.VersionStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Requests trainings for programs: at most one open request per name, one in each cool-down, and none while a newer version waits for a decision. Desks of all processes take turns by one
 * transactional id: a desk reads the topic and writes to it before another one can. A person's {@code train --request} is not bound by this.
 */
public final class RequestDesk {
    private static final int MAX_TURNS = 10;

    private final Map<String, Object> clientProperties;
    private final String topic;
    private final TrainerGroup group;
    private final Predicate<String> served;
    private final Duration coolDown;
    private final Undecided undecided;
    private final Clock clock;
    private final RetrainRequestCodec codec = new RetrainRequestCodec();

    /** Says whether a name has a newer version that waits for a decision. */
    @FunctionalInterface
    public interface Undecided {
        boolean has(String name) throws InterruptedException;
    }

    /**
     * @param group of the trainers that serve the same names
     * @param served the names that they serve
     */
    public RequestDesk(
            Map<String, Object> clientProperties,
            String topic,
            TrainerGroup group,
            Predicate<String> served,
            Duration coolDown,
            Undecided undecided,
            Clock clock) {
        this.clientProperties = Map.copyOf(clientProperties);
        this.topic = topic;
        this.group = group;
        this.served = served;
        this.coolDown = coolDown;
        this.undecided = undecided;
        this.clock = clock;
    }

    /** Served names with a request that is not answered. */
    public Set<String> open() throws InterruptedException {
        return RequestLog.read(clientProperties, topic, group).open().stream()
                .filter(served)
                .collect(Collectors.toSet());
    }

    /**
     * Requests a training, unless one is open or was requested a short time ago, or a newer version waits for a decision. Returns once the brokers have it.
     *
     * @throws IllegalStateException if the brokers refuse it
     */
    public synchronized RequestOutcome ask(RetrainRequest request) throws InterruptedException {
        for (int turn = 1; ; turn++) {
            try {
                return undecided.has(request.model()) ? RequestOutcome.CHALLENGED : askInTurn(request);
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                if (!VersionStore.lostTurn(e)) {
                    throw new IllegalStateException("could not write the request to " + topic, e);
                }
                if (turn == MAX_TURNS) {
                    throw new IllegalStateException("expected a turn to write to " + topic + ", others took all", e);
                }
            }
        }
    }

    private RequestOutcome askInTurn(RetrainRequest request) throws InterruptedException {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        properties.put("transactional.id", "wavecast-" + topic);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions(); // what others wrote before is visible from here on
            RequestLog requests = RequestLog.read(clientProperties, topic, group);
            if (requests.open().contains(request.model())) {
                return RequestOutcome.OPEN;
            }
            OptionalLong newest = requests.newest(request.model());
            if (newest.isPresent() && clock.millis() - newest.getAsLong() < coolDown.toMillis()) {
                return RequestOutcome.COOLING_DOWN;
            }
            producer.beginTransaction();
            byte[] key = request.model().getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, null, clock.millis(), key, codec.write(request)))
                    .get();
            producer.commitTransaction();
            return RequestOutcome.REQUESTED;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException reason
                    ? reason
                    : new IllegalStateException("could not write the request to " + topic, e.getCause());
        }
    }
}
