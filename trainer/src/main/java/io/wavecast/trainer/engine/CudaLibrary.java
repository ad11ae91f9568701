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
