package io.wavecast.core.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds topics that do not exist, so that a service asks for the right to create topics only if one is missing. */
final class MissingTopicNames {
    private static final Logger log = LoggerFactory.getLogger(MissingTopicNames.class);

    private MissingTopicNames() {}

    /**
     * The names of topics that do not exist. A topic that the client may not describe counts as existing: the client has no right to
     * read or write it either, so another service uses it.
     *
     * @throws IllegalStateException if the broker refuses for another reason; the message names the topic and the reason
     */
    static List<String> among(Admin admin, List<String> names) throws InterruptedException {
        List<String> missing = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> described :
                admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                described.getValue().get();
            } catch (ExecutionException e) {
                Throwable reason = Objects.requireNonNull(e.getCause(), "Kafka's futures fail with a cause");
                if (reason instanceof UnknownTopicOrPartitionException) {
                    missing.add(described.getKey());
                } else if (reason instanceof AuthorizationException) {
                    hidden.add(described.getKey());
                } else {
                    throw new IllegalStateException(
                            "topic " + described.getKey() + " could not be described: " + reason.getMessage(), reason);
                }
            }
        }
        if (!hidden.isEmpty()) {
            log.info("no right to describe the topics {}; they are left to the services that use them", hidden);
        }
        return missing;
    }
}
