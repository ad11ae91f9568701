package io.wavecast.trainer.engine;

import java.util.List;

/** What a person wants an engine to compute on. */
public enum Device {
    CPU,
    CUDA,
    /** A card where there is one that the engine's library serves, otherwise the processor. */
    AUTO;

    /**
     * Where the engine computes, and why.
     *
     * @param cuda whether on a card
     * @param cards whether there are any
     * @param sentence for people: what was found, and why it is used or not
     */
    public record Placement(boolean cuda, boolean cards, String sentence) {}

    /**
     * Decides without loading anything native.
     *
     * @param library the engine's for cards
     * @param onPath whether it is there
     * @param gpus of this machine
     * @throws IllegalArgumentException if {@link #CUDA} is wanted and cannot be had; the message names card, library and the way out
     */
    public Placement place(CudaLibrary library, boolean onPath, List<Gpu> gpus) {
        if (this == CPU) {
            return new Placement(false, !gpus.isEmpty(), "the processor, as asked for");
        }
        if (gpus.isEmpty()) {
            return without(gpus, "no graphics card was found (nvidia-smi names none)");
        }
        Gpu gpu = gpus.get(0);
        if (!onPath) {
            return without(
                    gpus,
                    gpu + " found, but " + library.name() + " is not on the path: build with -P" + library.profile());
        }
        if (!library.serves(gpu)) {
            return without(
                    gpus,
                    gpu + " found, but " + library.name() + " has code for " + library.range() + " only: "
                            + wayOut(library, gpu));
        }
        return new Placement(true, true, gpu + ", which " + library.name() + " serves");
    }

    private Placement without(List<Gpu> gpus, String reason) {
        if (this == CUDA) {
            throw new IllegalArgumentException(reason);
        }
        return new Placement(false, !gpus.isEmpty(), "the processor: " + reason);
    }

    private static String wayOut(CudaLibrary library, Gpu gpu) {
        return library == CudaLibrary.ND4J && CudaLibrary.PYTORCH.serves(gpu)
                ? "--engine pytorch, built with -P" + CudaLibrary.PYTORCH.profile() + ", serves it"
                : "train with --device cpu";
    }
}
