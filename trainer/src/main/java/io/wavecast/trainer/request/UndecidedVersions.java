package io.wavecast.trainer.request;

import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.versions.NameVersions;
import io.wavecast.core.topics.versions.VersionStore;

/** Finds names with a newer version that waits for a decision: as a challenger, or since no version is in force. */
public final class UndecidedVersions implements RequestDesk.Undecided {
    private final VersionStore store;

    public UndecidedVersions(VersionStore store) {
        this.store = store;
    }

    @Override
    public boolean has(String name) throws InterruptedException {
        NameVersions versions = store.read().of(name);
        if (versions.decisions().inForce().isPresent()) {
            return versions.challenger().isPresent();
        }
        long decided = versions.decisions().newestFirst().stream()
                .mapToLong(VersionDecision::version)
                .max()
                .orElse(VersionDecision.NONE);
        return versions.stored().stream().anyMatch(version -> version.version().number() > decided);
    }
}
