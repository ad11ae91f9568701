package io.wavecast.trainer.engine;

import java.util.List;
import java.util.ServiceLoader;

/** All engines, by their names in settings. */
public final class Engines {
    private static final List<EngineProvider> PROVIDERS =
            ServiceLoader.load(EngineProvider.class, EngineProvider.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    /** Names of the engines, in the order of help texts. */
    public static final List<String> NAMES =
            PROVIDERS.stream().map(EngineProvider::name).toList();

    private Engines() {}

    /** The GPUs of this machine. They are searched for once, on first use, because the driver is slow to answer. */
    private static final class Gpus {
        private static final List<Gpu> OF_THIS_MACHINE = detect();

        private static List<Gpu> detect() {
            try {
                return Gpu.detect();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while searching for GPUs", e);
            }
        }
    }

    /**
     * The features of a training that an engine does not support; empty if it supports all. Loads no library.
     *
     * @throws IllegalArgumentException if there is no such engine; the message names all engines
     */
    public static List<String> unsupported(String name, TrainingSpec training) {
        return provider(name).unsupported(training);
    }

    /**
     * Creates an engine that computes on the CPU.
     *
     * @throws IllegalArgumentException if there is no such engine; the message names all engines
     */
    public static Engine of(String name) {
        return of(name, Device.CPU);
    }

    /**
     * Searches for GPUs if the device needs it, and creates an engine.
     *
     * @throws IllegalArgumentException if there is no such engine, or it cannot compute on the device; the message says why
     */
    public static Engine of(String name, Device device) {
        EngineProvider provider = provider(name);
        CudaLibrary library = provider.cudaLibrary();
        List<Gpu> gpus = device == Device.CPU && !library.onPath() ? List.of() : Gpus.OF_THIS_MACHINE;
        return provider.create(device.place(library, library.onPath(), gpus, PROVIDERS));
    }

    private static EngineProvider provider(String name) {
        return PROVIDERS.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected the engine " + String.join(" or ", NAMES) + ", was '" + name + "'"));
    }
}
