package io.wavecast.trainer.watch;

import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.FailureReason;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.trainer.drift.Blame;
import io.wavecast.trainer.drift.NameWatch;
import io.wavecast.trainer.drift.Successor;
import io.wavecast.trainer.drift.Symptom;
import io.wavecast.trainer.drift.VersionWatch;
import io.wavecast.trainer.drift.WatchSettings;
import io.wavecast.trainer.metrics.WatchMetrics;
import io.wavecast.trainer.request.RequestDesk;
import io.wavecast.trainer.request.RequestOutcome;
import io.wavecast.trainer.request.RetrainRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acts on what the watch of a name finds: writes a request, or a decision. */
final class Findings {
    private static final Logger log = LoggerFactory.getLogger(Findings.class);
    /** Parts of the cool-down after which a name is looked at again. */
    private static final int LOOKS = 4;

    private final WatchSettings settings;
    private final RequestDesk desk;
    private final StepDown stepDown;
    private final WatchMetrics metrics;
    private final Clock clock;
    private final Clock present;
    private final Map<String, Long> nextRequest = new HashMap<>(); // milliseconds since the epoch
    private final Map<String, Long> nextStepDown = new HashMap<>();

    /** @param present the time of the observations that arrive now */
    Findings(
            WatchSettings settings,
            RequestDesk desk,
            VersionStore store,
            WatchMetrics metrics,
            Clock clock,
            Clock present) {
        this.settings = settings;
        this.desk = desk;
        this.stepDown = new StepDown(store, settings.coolDown(), clock);
        this.metrics = metrics;
        this.clock = clock;
        this.present = present;
    }

    /** Acts on the findings about a name. */
    void act(String name, NameWatch watch) throws InterruptedException {
        Optional<VersionWatch> champion = watch.champion();
        if (champion.isEmpty()) {
            return;
        }
        Optional<Blame> blame = champion.get().blame();
        if (blame.isPresent() && isDue(nextStepDown, name)) {
            stepDown(name, watch.inForce(), blame.get());
        }
        Optional<Symptom> symptom = champion.get().symptom();
        if (settings.drift() && symptom.isPresent() && isDue(nextRequest, name)) {
            request(
                    name,
                    "drift of " + name + "@" + watch.inForce() + ": its "
                            + (symptom.get() == Symptom.ERRORS ? "errors have risen" : "intervals miss more often"));
        }
    }

    /** Requests a training for a name whose last version stepped down: it has no scores by which a drift could be found. */
    void replaceSteppedDown(String name, NameWatch watch) throws InterruptedException {
        Optional<VersionDecision> last = watch.history().current().filter(Successor::leavesNone);
        if (settings.drift() && last.isPresent() && isDue(nextRequest, name)) {
            request(name, "step-down of " + last.get().why());
        }
    }

    private boolean isDue(Map<String, Long> next, String name) {
        return clock.millis() >= next.getOrDefault(name, Long.MIN_VALUE);
    }

    private void later(Map<String, Long> next, String name) {
        next.put(name, clock.millis() + settings.coolDown().toMillis() / LOOKS);
    }

    private void stepDown(String name, long version, Blame blame) throws InterruptedException {
        OptionalLong now = stepDown.decide(name, version, blame);
        later(nextStepDown, name);
        if (now.isPresent()) {
            metrics.steppedDown(blame.rule());
            log.warn(
                    "{}@{} steps down, {} is in force: {}",
                    name,
                    version,
                    now.getAsLong() == 0 ? "no version" : name + "@" + now.getAsLong(),
                    blame.sentence());
            if (settings.drift()) {
                request(name, "step-down of " + name + "@" + version + ": " + blame.sentence());
            }
        }
    }

    private void request(String name, String why) throws InterruptedException {
        later(nextRequest, name);
        // The present, not the time of scores: one sensor with a wrong clock must not choose what is learned from.
        long since = (present.millis() - settings.recent().toMillis()) * 1_000;
        RequestOutcome outcome;
        try {
            outcome = desk.ask(new RetrainRequest(name, why, OptionalLong.of(since), OptionalLong.empty()));
        } catch (IllegalStateException e) { // asked again later
            log.warn("no training of {} is requested: {}", name, FailureReason.of(e));
            return;
        }
        metrics.requested("drift", outcome);
        if (outcome == RequestOutcome.REQUESTED) {
            log.info("a training of {} is requested: {}", name, why);
        }
    }
}
