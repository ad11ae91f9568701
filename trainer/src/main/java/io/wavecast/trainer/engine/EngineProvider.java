package io.wavecast.trainer.engine;

import java.util.List;

/** Describes one engine without loading its library, and creates it. Implementations are found by {@link java.util.ServiceLoader}. */
public interface EngineProvider {
    /** The name in settings: {@code deeplearning4j}. */
    String name();

    /** The build of the engine's library for GPUs. */
    CudaLibrary cudaLibrary();

    /** The features of a training that the engine does not support; empty if it supports all. */
    List<String> unsupported(TrainingSpec training);

    /**
     * Loads the library.
     *
     * @throws IllegalArgumentException if it would not compute where the placement says
     */
    Engine create(Device.Placement placement);
}
