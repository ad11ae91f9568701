package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import java.util.Optional;

/** Reads versions into memory when a record needs them. */
interface VersionLoader {
    /** A loader that has no files. */
    VersionLoader NONE = version -> Optional.empty();

    /** The model; empty if it is not kept or was refused. Several threads may call it. */
    Optional<Model> load(ModelVersion version);
}
