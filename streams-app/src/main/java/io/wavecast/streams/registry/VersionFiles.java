package io.wavecast.streams.registry;

import io.wavecast.core.model.ModelVersion;
import org.jspecify.annotations.Nullable;

/** The files of the versions that are kept. */
public interface VersionFiles {
    /** The safetensors file of a version; null if it is not kept. */
    byte @Nullable [] file(ModelVersion version);
}
