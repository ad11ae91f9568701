package io.wavecast.streams.registry;

import io.wavecast.core.model.ModelVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the series of this instance that each version forecasts, and those in which its forecast is not finite. A version that fails in
 * {@value #MIN_FAILED} series or more, and in at least {@value #SHARE} of those that it forecasts, steps down: it is in force no longer in
 * this instance, as if it were retired. A series that leaves the heap and returns counts again. Thread-safe.
 */
public final class ModelTrials {
    static final int MIN_FAILED = 10;
    static final double SHARE = 0.5;

    private static final Logger log = LoggerFactory.getLogger(ModelTrials.class);

    private final ModelRegistry registry;
    private final ModelListener listener;
    private final Map<String, Trial> trials = new ConcurrentHashMap<>(); // version in force by name

    public ModelTrials(ModelRegistry registry, ModelListener listener) {
        this.registry = registry;
        this.listener = listener;
    }

    /** A version forecasts a series: one that adopts it, or one that adopted it in an earlier run and is on the heap again. */
    public void adopted(ModelVersion version) {
        count(version, 1, 0);
    }

    /** The forecast of a version was not finite in a series that counts as adopted. */
    public void failed(ModelVersion version) {
        Trial trial = count(version, 0, 1);
        if (trial == null
                || !trial.version.equals(version)
                || trial.failed < MIN_FAILED
                || trial.failed < SHARE * trial.adopted) {
            return;
        }
        if (registry.retire(version)) {
            listener.modelSteppedDown(version, registry.size());
            log.atError()
                    .addKeyValue("model", version)
                    .log(
                            "model {} steps down in this instance: its forecast was not finite in {} of the {} series"
                                    + " that it forecast; publish another version",
                            version,
                            trial.failed,
                            trial.adopted);
        }
    }

    /** The counts of names that were retired or replaced are of no use. */
    void forget(String name) {
        trials.remove(name);
    }

    /** Number of names with counts. */
    int size() {
        return trials.size();
    }

    /** Counts only the version in force, which may be older than the one before. */
    private @Nullable Trial count(ModelVersion version, int adopted, int failed) {
        return trials.compute(
                version.name(),
                (name, before) -> isInForce(version) ? of(version, before).plus(adopted, failed) : before);
    }

    private boolean isInForce(ModelVersion version) {
        return registry.named(version.name())
                .filter(model -> model.version().equals(version))
                .isPresent();
    }

    private static Trial of(ModelVersion version, @Nullable Trial before) {
        return before == null || !before.version.equals(version) ? new Trial(version, 0, 0) : before;
    }

    private record Trial(ModelVersion version, int adopted, int failed) {
        Trial plus(int moreAdopted, int moreFailed) {
            return new Trial(version, adopted + moreAdopted, failed + moreFailed);
        }
    }
}
