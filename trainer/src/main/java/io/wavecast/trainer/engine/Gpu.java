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
 * A graphics card as its driver describes it.
 *
 * @param name such as {@code NVIDIA H100 80GB HBM3}
 * @param capability CUDA compute capability, ten times the major number plus the minor one: 90 for Hopper
 */
public record Gpu(String name, int capability) {
    private static final Pattern LINE = Pattern.compile("(.+?), *(\\d+)\\.(\\d)");
    private static final long PATIENCE_SECONDS = 10;

    /**
     * Those that {@code nvidia-smi}, which comes with each driver, tells of; none where it is missing. No library is loaded, so a
     * card that no library can serve does no harm.
     */
    public static List<Gpu> present() throws InterruptedException {
        Process query;
        try {
            query = new ProcessBuilder("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return List.of(); // there is no such program, so there is no driver
        }
        try (var output = query.getInputStream()) {
            if (!query.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "nvidia-smi does not answer within " + PATIENCE_SECONDS + " s: is the driver well?");
            }
            return read(new String(output.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            query.destroyForcibly();
        }
    }

    /** @param answer lines such as {@code NVIDIA A100-SXM4-40GB, 8.0}; others, such as complaints about the driver, are no cards */
    static List<Gpu> read(String answer) {
        List<Gpu> gpus = new ArrayList<>();
        answer.lines().forEach(line -> {
            Matcher card = LINE.matcher(line.strip());
            if (card.matches()) {
                gpus.add(
                        new Gpu(card.group(1), 10 * Integer.parseInt(card.group(2)) + Integer.parseInt(card.group(3))));
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
