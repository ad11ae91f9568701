package io.wavecast.trainer.live;

import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.Library;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.core.topics.versions.VersionStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides by rules from live scores. Of all deciders of a group one is active. It keeps nothing: when it becomes active, it reads the scores
 * again from when the rules need them. A decision is one transaction that checks first that nothing else was decided, so a decider that was
 * thought dead cannot decide twice.
 */
public final class Decider {
    private static final Logger log = LoggerFactory.getLogger(Decider.class);
    private static final Duration TURN = Duration.ofMillis(100);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_SECONDS = 10;

    private final Map<String, Object> clientProperties;
    private final Topics topics;
    private final String group;
    private final List<DecisionRule> rules;
    private final SwapTiming swap;
    private final DeciderListener listener;
    private final Clock clock;
    private final VersionStore store;
    private boolean reading;

    /**
     * @param group name of the consumer group; its deciders have rules for the same names
     * @param swap when a promotion takes effect
     */
    public Decider(
            Map<String, Object> clientProperties,
            Topics topics,
            String group,
            List<DecisionRule> rules,
            SwapTiming swap,
            DeciderListener listener,
            Clock clock) {
        this.clientProperties = clientProperties;
        this.topics = topics;
        this.group = group;
        this.rules = rules;
        this.swap = swap;
        this.listener = listener;
        this.clock = clock;
        this.store = new VersionStore(clientProperties, topics, clock);
    }

    /**
     * Decides until the thread is interrupted. A failure is logged, and the work begins anew.
     *
     * @throws InterruptedException always, in the end
     * @throws AuthorizationException if a right is missing
     */
    public void run() throws InterruptedException {
        while (true) {
            try (var leader = new Leadership(clientProperties, group, topics.modelDecisions(), topics.models());
                    var tape = new ScoreTape(clientProperties, topics.forecastScores())) {
                try {
                    decide(leader, tape);
                } catch (InterruptException e) { // before the consumers close
                    throw ScoreTape.interrupted(e);
                }
            } catch (AuthorizationException e) {
                throw e;
            } catch (RuntimeException e) { // one bad record or model must not end all decisions for good
                log.error("the decider begins anew in {} s", PAUSE_SECONDS, e);
            } finally {
                listener.at(false, List.of());
            }
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        }
    }

    private void decide(Leadership leader, ScoreTape tape) throws InterruptedException {
        boolean before = false;
        boolean look = true;
        long looked = 0;
        forget();
        while (true) {
            boolean active = leader.isActive(reading ? Duration.ZERO : TURN);
            if (active != before) {
                log.info(active ? "this decider is active" : "this decider waits: another one is active");
                before = active;
                look = true;
                forget();
            }
            if (look || System.nanoTime() - looked >= LOOK_NANOS) {
                look = false;
                looked = System.nanoTime();
                if (active && leader.changed()) {
                    begin(tape);
                }
                listener.at(active, open());
            }
            if (active && reading) {
                tape.poll((series, summary, writtenMillis) -> accept(series, summary));
                look = conclude(); // decisions end tests
            }
        }
    }

    private void forget() {
        reading = false;
        rules.forEach(DecisionRule::forget);
    }

    /** Takes over what there is. The tape goes on from where it is, unless it stood still. */
    private void begin(ScoreTape tape) throws InterruptedException {
        Library library = store.read();
        OptionalLong since = OptionalLong.empty();
        for (DecisionRule rule : rules) {
            OptionalLong needed = rule.begin(library);
            if (needed.isPresent() && (since.isEmpty() || needed.getAsLong() < since.getAsLong())) {
                since = needed;
            }
        }
        if (since.isPresent() && !reading) {
            tape.from(since.getAsLong());
        }
        reading = since.isPresent();
    }

    private void accept(String series, ScoreSummary summary) {
        rules.forEach(rule -> rule.accept(series, summary));
    }

    private List<OpenTest> open() {
        return rules.stream().flatMap(rule -> rule.open().stream()).toList();
    }

    /** Returns whether anything was to decide. */
    private boolean conclude() throws InterruptedException {
        boolean any = false;
        for (DecisionRule rule : rules) {
            for (Proposal proposal : rule.proposals(clock.millis())) {
                any = true;
                boolean decided = store.change(
                        library -> proposal.decide(library.of(proposal.version().name()), clock::millis, swap));
                if (decided) {
                    log.atInfo()
                            .addKeyValue("model", proposal.version())
                            .log(
                                    "model {} is {}: {}",
                                    proposal.version(),
                                    proposal.kind().word(),
                                    proposal.why());
                    listener.decided(proposal);
                }
            }
        }
        return any;
    }
}
