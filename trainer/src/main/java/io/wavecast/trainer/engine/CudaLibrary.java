package io.wavecast.trainer.engine;

/**
 * A build of an engine's native library for NVIDIA GPUs.
 *
 * @param name of the artifact
 * @param profile of the build that puts it on the class path
 * @param lowest compute capability that it supports, times ten
 * @param highest compute capability that it supports, times ten
 * @param resource on the class path wherever the library is
 */
public record CudaLibrary(String name, String profile, int lowest, int highest, String resource) {
    /** Contains machine code for 3.7 to 8.6 and no PTX; 8.9 runs the code of 8.6. */
    public static final CudaLibrary ND4J =
            new CudaLibrary("nd4j-cuda-11.6", "cuda", 37, 89, "org/nd4j/linalg/jcublas/JCublasBackend.class");

    /** The official build of PyTorch 2.5.1 for CUDA 12.4. */
    public static final CudaLibrary PYTORCH =
            new CudaLibrary("pytorch-native-cu124", "cuda12", 50, 90, "pytorch/cu124/linux-x86_64/libtorch_cuda.so");

    /** Whether the library is on this process's class path. */
    public boolean onPath() {
        return CudaLibrary.class.getClassLoader().getResource(resource) != null;
    }

    boolean supports(Gpu gpu) {
        return gpu.capability() >= lowest && gpu.capability() <= highest;
    }

    String range() {
        return "compute capability " + lowest / 10 + "." + lowest % 10 + " to " + highest / 10 + "." + highest % 10;
    }
}
