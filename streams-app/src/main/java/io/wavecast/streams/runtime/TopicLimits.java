package io.wavecast.streams.runtime;

import io.wavecast.core.topics.Topics;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What topics take, asked once at start: a refused message would end the service. */
final class TopicLimits {
    private static final Logger log = LoggerFactory.getLogger(TopicLimits.class);

    /** Below the default of brokers. */
    private static final int CAUTIOUS = 1_000_000;

    private TopicLimits() {}

    /** Largest message that the dead letters take. */
    static int deadLetterBytes(Admin admin, Topics topics) throws InterruptedException {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, topics.deadLetters());
        try {
            var settings =
                    admin.describeConfigs(List.of(topic)).values().get(topic).get();
            return Integer.parseInt(
                    settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
        } catch (ExecutionException e) {
            log.warn(
                    "the settings of {} are not to be seen ({}): larger letters than {} bytes go there without their bytes",
                    topics.deadLetters(),
                    e.getCause().getMessage(),
                    CAUTIOUS);
            return CAUTIOUS;
        }
    }
}
