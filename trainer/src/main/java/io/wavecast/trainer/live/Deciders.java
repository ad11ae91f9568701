package io.wavecast.trainer.live;

import io.wavecast.core.model.ModelNames;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.trainer.decide.PromotionRule;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets up deciders with all rules. */
public final class Deciders {
    private static final String GROUP = "wavecast-decider";
    private static final long STOP_MILLIS = 5_000;
    private static final Logger log = LoggerFactory.getLogger(Deciders.class);

    private Deciders() {}

    /**
     * A decider about the challengers that were published with {@code --promotion rule}.
     *
     * @param prefix of topics and of the consumer group
     * @param name decides only about this name and those below it; empty for all
     * @param swap when a promotion takes effect
     */
    public static Decider create(
            Map<String, Object> client,
            Topics topics,
            String prefix,
            PromotionRule rule,
            Optional<String> name,
            SwapTiming swap,
            DeciderListener listener) {
        var files = new VersionFiles(new VersionStore(client, topics, Clock.systemUTC()));
        DecisionRule challengers = new ChallengerRule(
                rule,
                found -> found.byRule()
                        && name.map(given ->
                                        ModelNames.serves(given, found.version().name()))
                                .orElse(true),
                files::facts);
        return new Decider(
                client, topics, group(prefix, name), List.of(challengers), swap, listener, Clock.systemUTC());
    }

    /** The consumer group: deciders about different names do not replace each other. */
    static String group(String prefix, Optional<String> name) {
        return prefix + GROUP + name.map(given -> "-" + given).orElse("");
    }

    /** Runs a decider in a thread of its own, until that is interrupted. */
    public static Thread start(Decider decider) {
        var thread = new Thread(
                () -> {
                    try {
                        decider.run();
                    } catch (InterruptedException e) {
                        log.debug("the decider was stopped", e);
                    } catch (RuntimeException e) {
                        log.error("the decider ended", e);
                    }
                },
                "decider");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Interrupts a decider, and waits a few seconds until it has left its group. */
    public static void stop(Thread decider) throws InterruptedException {
        decider.interrupt();
        decider.join(STOP_MILLIS);
        if (decider.isAlive()) {
            log.warn("the decider did not end within {} ms", STOP_MILLIS);
        }
    }
}
