package io.wavecast.streams.runtime;

import io.wavecast.core.topics.FailureReason;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.streams.registry.PlainPublications;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes versions of models that others publish under plain names: those in the topic when the service starts, and each new one. All
 * instances do this; the first one to come does the work. Without the right to write, such models come into force as they are.
 */
final class PublicationTaker implements PlainPublications, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PublicationTaker.class);

    /** Instances begin at different times within this one, so that they seldom meet. */
    private static final long SPREAD_MILLIS = 100;

    private static final long RETRY_MILLIS = 5_000;
    private static final long CLOSE_SECONDS = 10;

    private final VersionStore store;
    private final VersionRule rule;
    private final boolean permitted;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "take-publications");
        thread.setDaemon(true);
        return thread;
    });

    private PublicationTaker(VersionStore store, VersionRule rule, boolean permitted) {
        this.store = store;
        this.rule = rule;
        this.permitted = permitted;
    }

    /** Takes what is published. The caller must close the result. */
    static PublicationTaker start(Admin admin, Map<String, Object> client, Topics topics, VersionRule rule)
            throws InterruptedException {
        var store = new VersionStore(client, topics, Clock.systemUTC());
        boolean permitted = true;
        try {
            // Takes a turn even if nothing waits: only a turn shows whether the transactional id may be used.
            store.change(rule, library -> {});
            WriteRights.check(admin, List.of(topics.models(), topics.modelDecisions()));
        } catch (AuthorizationException e) {
            permitted = false;
            log.warn(
                    "models under plain names cannot become versions ({}): expected the right to write {} and {} in"
                            + " transactions; they come into force as they are, and one that is refused may replace the"
                            + " one in force when the topic is compacted",
                    FailureReason.of(e),
                    topics.models(),
                    topics.modelDecisions());
        }
        return new PublicationTaker(store, rule, permitted);
    }

    @Override
    public boolean taken(long offset) {
        if (permitted) {
            schedule(RandomGenerator.getDefault().nextLong(SPREAD_MILLIS));
        }
        return permitted;
    }

    private void schedule(long millis) {
        if (due.compareAndSet(false, true) && !worker.isShutdown()) {
            Future<?> unused = worker.schedule(this::take, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void take() {
        due.set(false);
        try {
            store.takePublications(rule);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops; the next start takes what is left
        } catch (RuntimeException e) {
            log.warn(
                    "models under plain names did not become versions: {}; trying again in {} s",
                    FailureReason.of(e),
                    TimeUnit.MILLISECONDS.toSeconds(RETRY_MILLIS));
            schedule(RETRY_MILLIS);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("the thread that makes versions did not stop within {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
