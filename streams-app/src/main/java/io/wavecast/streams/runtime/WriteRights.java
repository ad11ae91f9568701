package io.wavecast.streams.runtime;

import io.wavecast.core.topics.FailureReason;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the brokers whether this client may write to topics, without writing anything. */
final class WriteRights {
    private static final Logger log = LoggerFactory.getLogger(WriteRights.class);

    private WriteRights() {}

    /** @throws TopicAuthorizationException if the brokers say that a topic may not be written */
    static void check(Admin admin, List<String> topics) throws InterruptedException {
        Set<String> closed;
        try {
            var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
            closed = withoutRight(
                    admin.describeTopics(topics, options).allTopicNames().get().values());
        } catch (ExecutionException e) {
            log.warn("cannot read the rights to write {} ({}): expecting to have them", topics, FailureReason.of(e));
            return;
        }
        if (!closed.isEmpty()) {
            throw new TopicAuthorizationException(closed);
        }
    }

    /** The names of those that may not be written. Brokers that do not tell the rights count as open. */
    static Set<String> withoutRight(Collection<TopicDescription> topics) {
        Set<String> closed = new TreeSet<>();
        for (TopicDescription topic : topics) {
            Set<AclOperation> operations = topic.authorizedOperations();
            if (operations != null && !operations.isEmpty() && !operations.contains(AclOperation.WRITE)) {
                closed.add(topic.name());
            }
        }
        return closed;
    }
}
