package io.wavecast.streams.runtime;

import io.wavecast.core.topics.Topics;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the message limits of topics once, at the start: a message that the broker refuses would end the service. */
final class TopicLimits {
    private static final Logger log = LoggerFactory.getLogger(TopicLimits.class);

    /** Limit if the topic's cannot be read; below the brokers' default. */
    private static final int FALLBACK = 1_000_000;

    private TopicLimits() {}

    /** Limit of a message in the dead-letters topic, in bytes. */
    static int deadLetterBytes(Admin admin, Topics topics) throws InterruptedException {
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
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(),
                    FALLBACK);
            return FALLBACK;
        }
    }
}
