package io.wavecast.trainer.live;

import io.wavecast.core.model.ModelNames;
import io.wavecast.core.topics.Topics;
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
    private static final Logger log = LoggerFactory.getLogger(Deciders.class);

    private Deciders() {}

    /**
     * A decider about the challengers that were published with {@code --promotion rule}.
     *
     * @param prefix of topics and of the consumer group
     * @param name decides only about this name and those below it; empty for all
     */
    public static Decider create(
            Map<String, Object> client,
            Topics topics,
            String prefix,
            PromotionRule rule,
            Optional<String> name,
            DeciderListener listener) {
        var files = new VersionFiles(new VersionStore(client, topics, Clock.systemUTC()));
        DecisionRule challengers = new ChallengerRule(
                rule,
                found -> found.byRule()
                        && name.map(given ->
                                        ModelNames.serves(given, found.version().name()))
                                .orElse(true),
                files::period);
        return new Decider(client, topics, prefix, List.of(challengers), listener, Clock.systemUTC());
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
}
