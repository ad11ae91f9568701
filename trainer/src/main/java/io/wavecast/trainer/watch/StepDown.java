package io.wavecast.trainer.watch;

import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.versions.Decisions;
import io.wavecast.core.topics.versions.Library;
import io.wavecast.core.topics.versions.NameVersions;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.trainer.drift.Blame;
import io.wavecast.trainer.drift.Successor;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;

/** Writes the decision by which a version steps down. */
final class StepDown {
    private final VersionStore store;
    private final Duration coolDown;
    private final Clock clock;

    StepDown(VersionStore store, Duration coolDown, Clock clock) {
        this.store = store;
        this.coolDown = coolDown;
        this.clock = clock;
    }

    /**
     * Lets a version step down, if it still is in force and no version of its name stepped down a short time ago.
     *
     * @return number of the version in force now, 0 for none; empty if nothing was decided
     */
    OptionalLong decide(String name, long version, Blame blame) throws InterruptedException {
        return store.change((Library library) -> decide(library.of(name), version, blame));
    }

    private OptionalLong decide(NameVersions versions, long version, Blame blame) {
        boolean inForce = versions.decisions()
                .inForce()
                .filter(now -> now.number() == version)
                .isPresent();
        if (!inForce || isCoolingDown(versions)) {
            return OptionalLong.empty();
        }
        String why = versions.name() + "@" + version + ": " + blame.sentence();
        OptionalLong successor = Successor.of(versions.decisions(), versions::has);
        versions.decide(
                successor.isPresent()
                        ? Decisions.promote(
                                versions, successor.getAsLong(), Successor.BY, why, clock::millis, SwapTiming.DEFAULT)
                        : Decisions.retire(versions, Successor.BY, why, clock::millis, SwapTiming.DEFAULT));
        return OptionalLong.of(successor.orElse(VersionDecision.NONE));
    }

    private boolean isCoolingDown(NameVersions versions) {
        return Successor.lastStepDown(versions.decisions())
                .filter(last -> clock.millis() - last < coolDown.toMillis())
                .isPresent();
    }
}
