package io.wavecast.trainer.mode;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Counts the attempts to serve a request, over the deaths of processes: the number is in the metadata of the committed offset, and is
 * committed before the attempt begins. Not thread-safe.
 */
final class Attempts {
    /** A training may die with a process that is stopped by force for another reason. */
    static final int LIMIT = 3;

    private static final Pattern FORM = Pattern.compile("attempts=(\\d{1,9})");

    private final Consumer<?, ?> consumer;

    Attempts(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /** The number of attempts that began and did not end. */
    int of(ConsumerRecord<?, ?> request) {
        TopicPartition partition = partition(request);
        @Nullable
        OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
        if (committed == null || committed.offset() != request.offset()) {
            return 0;
        }
        Matcher matcher = FORM.matcher(committed.metadata());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Commits the number; the request stays the next one to be served. */
    void commit(ConsumerRecord<?, ?> request, int attempts) {
        consumer.commitSync(
                Map.of(partition(request), new OffsetAndMetadata(request.offset(), "attempts=" + attempts)));
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> request) {
        return new TopicPartition(request.topic(), request.partition());
    }
}
