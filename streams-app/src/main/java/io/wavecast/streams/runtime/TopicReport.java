package io.wavecast.streams.runtime;

import io.wavecast.core.topics.Topics;
import io.wavecast.streams.topology.TopicFacts;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the properties of topics once, at the start. */
final class TopicReport {
    private static final Logger log = LoggerFactory.getLogger(TopicReport.class);

    /** Limit of a dead letter if the topic's cannot be read; below the brokers' default. */
    private static final int FALLBACK = 1_000_000;

    private TopicReport() {}

    static TopicFacts read(Admin admin, Topics topics) throws InterruptedException {
        return new TopicFacts(deadLetterBytes(admin, topics), observationPartitions(admin, topics));
    }

    /** Limit of a message in the dead-letters topic, in bytes: a message that the broker refuses would end the service. */
    private static int deadLetterBytes(Admin admin, Topics topics) throws InterruptedException {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, topics.deadLetters());
        try {
            Config settings = Objects.requireNonNull(
                    admin.describeConfigs(List.of(topic)).all().get().get(topic));
            return Integer.parseInt(
                    settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
        } catch (ExecutionException e) {
            log.warn(
                    "cannot read the configuration of topic {} ({}): dead letters over {} bytes lose their content",
                    topics.deadLetters(),
                    reason(e),
                    FALLBACK);
            return FALLBACK;
        }
    }

    private static int observationPartitions(Admin admin, Topics topics) throws InterruptedException {
        String topic = topics.sensorEvents();
        try {
            return Objects.requireNonNull(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic))
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            log.warn(
                    "cannot read the number of partitions of topic {} ({}): forecasts are placed by their keys",
                    topic,
                    reason(e));
            return 0;
        }
    }

    private static String reason(ExecutionException failure) {
        return String.valueOf(
                failure.getCause() == null
                        ? failure.getMessage()
                        : failure.getCause().getMessage());
    }
}
