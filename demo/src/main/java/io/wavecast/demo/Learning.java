package io.wavecast.demo;

import io.wavecast.core.model.ModelVersion;
import java.util.Optional;
import java.util.Set;

/** What makes models while the signal streams. */
interface Learning extends AutoCloseable {
    /**
     * What a run with a time limit waits for; empty for nothing.
     *
     * @param inUse versions that have forecast
     */
    Optional<String> awaited(Set<ModelVersion> inUse);

    /** Stops, and returns when its threads have ended. */
    void stop();

    @Override
    default void close() {
        stop();
    }
}
