package io.wavecast.trainer.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A GPU as its driver describes it.
 *
 * @param name such as {@code NVIDIA H100 80GB HBM3}
 * @param capability CUDA compute capability, times ten: 90 for Hopper, whose capability is 9.0
 */
record Gpu(String name, int capability) {
    private static final Pattern LINE = Pattern.compile("(.+?), *(\\d+)\\.(\\d)");
    private static final long TIMEOUT_SECONDS = 10;

    /**
     * Lists the GPUs of this machine by {@code nvidia-smi}, which is part of the driver. No native library is loaded.
     *
     * @return empty if there is no such program
     * @throws InterruptedException if the thread is interrupted while it waits for the driver
     */
    static List<Gpu> detect() throws InterruptedException {
        Process query;
        try {
            query = new ProcessBuilder("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return List.of(); // no such program, so no driver
        }
        try (var output = query.getInputStream()) {
            if (!query.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "nvidia-smi did not answer within " + TIMEOUT_SECONDS + " s: check the GPU driver");
            }
            return parse(new String(output.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            query.destroyForcibly();
        }
    }

    /**
     * Parses the output of {@code nvidia-smi}.
     *
     * @param answer a line for each GPU, such as {@code NVIDIA A100-SXM4-40GB, 8.0}; other lines, such as errors, are ignored
     */
    static List<Gpu> parse(String answer) {
        List<Gpu> gpus = new ArrayList<>();
        answer.lines().forEach(line -> {
            Matcher gpu = LINE.matcher(line.strip());
            if (gpu.matches()) {
                gpus.add(new Gpu(gpu.group(1), 10 * Integer.parseInt(gpu.group(2)) + Integer.parseInt(gpu.group(3))));
            }
        });
        return gpus;
    }

    /** {@code NVIDIA H100 (compute capability 9.0)}. */
    @Override
    public String toString() {
        return name + " (compute capability " + capability / 10 + "." + capability % 10 + ")";
    }
}
