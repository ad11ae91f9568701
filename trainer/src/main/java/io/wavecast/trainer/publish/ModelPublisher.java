package io.wavecast.trainer.publish;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.FailureReason;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.NameVersions;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.model.ModelCodec;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Publishes models as versions, and reads which versions there are. */
public final class ModelPublisher {
    private final VersionStore store;
    private final Topics topics;
    private final VersionRule rule;
    private final Clock clock;
    private final ModelCodec codec = new ModelCodec();

    /** A publisher whose versions come into force at once. */
    public ModelPublisher(Map<String, Object> clientProperties, Topics topics) {
        this(clientProperties, topics, VersionRule.AT_ONCE, Clock.systemUTC());
    }

    /** @param rule whether a version comes into force, and how many stay */
    public ModelPublisher(Map<String, Object> clientProperties, Topics topics, VersionRule rule, Clock clock) {
        this.store = new VersionStore(clientProperties, topics, clock);
        this.topics = topics;
        this.rule = rule;
        this.clock = clock;
    }

    /**
     * Reads the versions of one name.
     *
     * @param name of the model
     * @throws InterruptedException if the thread is interrupted while it reads
     */
    public PublishedVersions versions(String name) throws InterruptedException {
        NameVersions found = store.read(name, rule);
        Optional<Model> champion = found.decisions().inForce().flatMap(version -> found.file(version.number())
                .flatMap(file -> ReadableModel.of(file, version)));
        return new PublishedVersions(found.next(), champion);
    }

    /**
     * Publishes a model, and returns once the brokers have it. If another publisher took the number meanwhile, the model gets the next one.
     *
     * @return the version that was published
     * @throws InterruptedException if the thread is interrupted; the brokers may have stored the model or not
     * @throws IllegalStateException if the brokers refuse the model
     */
    public ModelVersion publish(Model model) throws InterruptedException {
        try {
            return store.change(model.version().name(), rule, versions -> add(model, versions));
        } catch (InterruptException e) {
            // Kafka's exception is unchecked, and the thread stays interrupted.
            Thread.interrupted();
            var interrupted = new InterruptedException("while publishing " + model.version());
            interrupted.initCause(e);
            throw interrupted;
        } catch (KafkaException e) {
            throw new IllegalStateException(
                    "could not publish " + model.version() + " to " + topics.models() + ": " + FailureReason.of(e), e);
        }
    }

    private ModelVersion add(Model model, NameVersions versions) {
        long number = Math.max(model.version().number(), versions.next().number());
        var version = new ModelVersion(model.version().name(), number);
        versions.publish(number, codec.write(model.withVersion(version)), rule, "published", clock::millis);
        return version;
    }
}
