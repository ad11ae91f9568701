package io.wavecast.trainer.live;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads models of versions. */
final class VersionFiles {
    private static final Logger log = LoggerFactory.getLogger(VersionFiles.class);

    private final VersionStore store;

    VersionFiles(VersionStore store) {
        this.store = store;
    }

    /** The model of a version; empty if there is none, or it cannot be read. */
    Optional<Model> model(ModelVersion version) throws InterruptedException {
        return store.file(version).flatMap(file -> read(version, file));
    }

    private static Optional<Model> read(ModelVersion version, byte[] file) {
        try {
            return Optional.of(new ModelCodec().read(file, version));
        } catch (UnreadableException e) {
            log.warn("model {} cannot be read, it is not compared: {}", version, e.getMessage());
            return Optional.empty();
        }
    }

    /** The period of a version in microseconds. */
    OptionalLong period(ModelVersion version) throws InterruptedException {
        return model(version)
                .map(model -> OptionalLong.of(model.spec().periodMicros()))
                .orElse(OptionalLong.empty());
    }
}
