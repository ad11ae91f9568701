package io.wavecast.trainer.engine;

/**
 * A build of an engine's native code for graphics cards.
 *
 * @param name the artifact's
 * @param profile of our build, which puts it on the path
 * @param lowest compute capability that it holds code for, times ten
 * @param highest likewise
 * @param resource what is on the path where the library is
 */
public record CudaLibrary(String name, String profile, int lowest, int highest, String resource) {
    /** Holds machine code for 3.7 to 8.6 and no PTX; 8.9 runs the code of 8.6. */
    public static final CudaLibrary ND4J =
            new CudaLibrary("nd4j-cuda-11.6", "cuda", 37, 89, "org/nd4j/linalg/jcublas/JCublasBackend.class");

    /** As PyTorch's makers built 2.5.1 for CUDA 12.4. */
    public static final CudaLibrary PYTORCH =
            new CudaLibrary("pytorch-native-cu124", "cuda12", 50, 90, "pytorch/cu124/linux-x86_64/libtorch_cuda.so");

    /** Whether this process could load it. */
    public boolean onPath() {
        return CudaLibrary.class.getClassLoader().getResource(resource) != null;
    }

    boolean serves(Gpu gpu) {
        return gpu.capability() >= lowest && gpu.capability() <= highest;
    }

    String range() {
        return lowest / 10 + "." + lowest % 10 + " to " + highest / 10 + "." + highest % 10;
    }
}
