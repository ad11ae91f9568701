package io.wavecast.streams.store;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Lets the states of one store pass to the disk and the changelog, if the brokers have taken all records that follow from them. After a
 * failed record it stays shut until the task is closed and opened again: the task then begins with its last commit.
 *
 * <p>Kafka Streams calls {@code flushCache} for a commit and for a task that it gives up after a failure alike, and reports a failure to
 * only one of the tasks of a thread. So the store needs an account of its own.
 */
final class OutputGate {
    private final SentRecords sent;
    private long failuresBefore; // those of earlier tasks of the thread

    OutputGate(SentRecords sent) {
        this.sent = sent;
    }

    /** Begins to watch, when a task begins to process records. */
    void open() {
        failuresBefore = sent.failures().count();
    }

    /**
     * Waits for the answers to all records sent so far.
     *
     * @throws TaskCorruptedException if a record failed for a reason that may pass; Kafka Streams then restores the task and reads its
     *     observations again
     * @throws StreamsException if a record failed for another reason; Kafka Streams then stops
     */
    void pass(TaskId task) {
        sent.awaitAnswers();
        SentRecords.Failures failures = sent.failures();
        if (failures.count() == failuresBefore) {
            return;
        }
        Optional<Exception> reason = failures.newest();
        if (reason.isPresent() && reason.get() instanceof RetriableException) {
            throw new TaskCorruptedException(Set.of(task));
        }
        throw new StreamsException(
                "expected the brokers to take all records of task " + task + ", but "
                        + (failures.count() - failuresBefore) + " failed; its states are not written",
                reason.orElse(null));
    }
}
