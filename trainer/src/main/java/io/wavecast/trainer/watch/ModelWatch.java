package io.wavecast.trainer.watch;

import io.wavecast.core.topics.FailureReason;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.trainer.drift.WatchSettings;
import io.wavecast.trainer.metrics.WatchMetrics;
import io.wavecast.trainer.request.RequestDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that watches the models in force. Of all processes with such a thread one is active: the one that its consumer group gives the only partition of
 * the decisions to. A failure does not end it: it begins again after a pause, from what the topics hold.
 */
public final class ModelWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ModelWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private ModelWatch(WatchTurn.Factory turns) {
        thread = new Thread(() -> run(turns), "model-watch");
        thread.setDaemon(true);
    }

    /**
     * Starts to watch.
     *
     * @param group the consumer group; see {@link WatchGroup}
     * @param served whether models of this name are watched
     * @param present the time of the observations that arrive now
     */
    public static ModelWatch start(
            Map<String, Object> clientProperties,
            String group,
            Topics topics,
            WatchSettings settings,
            RequestDesk desk,
            WatchMetrics metrics,
            Predicate<String> served,
            Clock present) {
        Clock clock = Clock.systemUTC();
        var store = new VersionStore(clientProperties, topics, clock);
        var watch = new ModelWatch(stop -> new WatchTurn(
                clientProperties,
                group,
                topics,
                settings,
                () -> new WatchedModels(settings, served),
                new Findings(settings, desk, store, metrics, clock, present),
                desk,
                metrics,
                stop));
        watch.thread.start();
        return watch;
    }

    private void run(WatchTurn.Factory turns) {
        boolean stopping = false;
        boolean refused = false;
        while (!stopping) {
            try (WatchTurn turn = turns.begin(stopped)) {
                turn.run();
                return;
            } catch (InterruptedException | InterruptException | WakeupException e) {
                log.debug("the watch of models ends", e);
                return;
            } catch (AuthorizationException e) {
                if (!refused) { // the rights are a person's to give; a stack says nothing about them
                    log.warn("models are not watched, attempts follow every {}: {}", PAUSE, FailureReason.of(e));
                }
                refused = true;
            } catch (RuntimeException e) {
                log.warn("models are not watched, next attempt in {}: {}", PAUSE, e.getMessage(), e);
            }
            try {
                stopping = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
