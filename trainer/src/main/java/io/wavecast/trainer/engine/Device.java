package io.wavecast.trainer.engine;

import java.util.List;

/** The device that an engine should compute on. */
public enum Device {
    CPU,
    CUDA,
    /** A GPU if the engine's library supports one of this machine, otherwise the CPU. */
    AUTO;

    /**
     * The device that an engine computes on, and the reason.
     *
     * @param cuda whether it computes on a GPU
     * @param gpusPresent whether the machine has a GPU
     * @param explanation for logs
     */
    public record Placement(boolean cuda, boolean gpusPresent, String explanation) {}

    /**
     * Chooses the CPU or the first GPU. Nothing native is loaded.
     *
     * @param library the engine's library for GPUs
     * @param onPath whether the library is on the class path
     * @param gpus of this machine
     * @param engines that may serve in its place
     * @throws IllegalArgumentException if this is {@link #CUDA} and no GPU can be used; the message says why, and what to do
     */
    Placement place(CudaLibrary library, boolean onPath, List<Gpu> gpus, List<EngineProvider> engines) {
        if (this == CPU) {
            return new Placement(false, !gpus.isEmpty(), "the CPU, as requested");
        }
        if (gpus.isEmpty()) {
            return onCpu(gpus, "no GPU found (nvidia-smi lists none)");
        }
        Gpu gpu = gpus.get(0);
        if (!onPath) {
            return onCpu(
                    gpus,
                    "found " + gpu + ", but " + library.name() + " is not on the class path: build with -P"
                            + library.profile());
        }
        if (!library.supports(gpu)) {
            return onCpu(
                    gpus,
                    "found " + gpu + ", but " + library.name() + " supports only " + library.range() + ": "
                            + remedy(gpu, engines));
        }
        return new Placement(true, true, gpu + ", supported by " + library.name());
    }

    private Placement onCpu(List<Gpu> gpus, String reason) {
        if (this == CUDA) {
            throw new IllegalArgumentException(reason);
        }
        return new Placement(false, !gpus.isEmpty(), "the CPU: " + reason);
    }

    private static String remedy(Gpu gpu, List<EngineProvider> engines) {
        return engines.stream()
                .filter(engine -> engine.cudaLibrary().supports(gpu))
                .findFirst()
                .map(engine -> "use --engine " + engine.name() + ", built with -P"
                        + engine.cudaLibrary().profile())
                .orElse("use --device cpu");
    }
}
