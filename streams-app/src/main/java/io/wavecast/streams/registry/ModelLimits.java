package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.rnn.SpreadReader;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Limits of what models may cost: the memory of all models in force, and the time of one step of each. */
public final class ModelLimits {
    /** Bytes per weight: a network keeps the weights as they were read, and once more as its cells use them. */
    static final int BYTES_PER_WEIGHT = 2 * Float.BYTES;

    private static final int MAX_RUNS = 1_000;
    private static final long MAX_TIMING_NANOS = 2_000_000_000L;
    private static final double MILLIS = 1e6;
    private static final long MIB = 1 << 20;

    private final long maxBytes;
    private final Duration maxStep;
    private final LongSupplier nanoTime;

    /**
     * @param maxBytes memory of all models in force
     * @param maxStep time of one step with all horizons
     */
    public ModelLimits(long maxBytes, Duration maxStep) {
        this(maxBytes, maxStep, System::nanoTime);
    }

    ModelLimits(long maxBytes, Duration maxStep, LongSupplier nanoTime) {
        this.maxBytes = maxBytes;
        this.maxStep = maxStep;
        this.nanoTime = nanoTime;
    }

    /** A quarter of the heap, and 10 ms. */
    public static ModelLimits defaults() {
        return new ModelLimits(Runtime.getRuntime().maxMemory() / 4, Duration.ofMillis(10));
    }

    /**
     * Checks the memory that a model would occupy, before its weights are read.
     *
     * @param file the bytes of the model
     * @param others number of weights of all other models in force
     * @throws UnreadableException if it is too much
     */
    void checkMemory(byte[] file, long others) {
        long bytes = ModelCodec.parameters(file) * BYTES_PER_WEIGHT;
        long used = others * BYTES_PER_WEIGHT;
        if (bytes > maxBytes - used) {
            throw ModelRefusal.TOO_MUCH_MEMORY.because(
                    "expected at most " + (maxBytes - used) / MIB + " MiB of memory for the model, the rest of "
                            + maxBytes / MIB + " MiB for all models (--model-memory), was " + bytes / MIB
                            + " MiB for a file of " + file.length / MIB + " MiB");
        }
    }

    /**
     * Measures the time of one step with all horizons. It is the minimum of several runs: the first ones run before the compiler has
     * finished, and other processes may interrupt any. It ends with the first run within the limit.
     *
     * @throws UnreadableException if no run is within the limit
     */
    void checkStep(Model model) {
        var runner = new ModelRunner(model);
        var spreads =
                model.spread().map(head -> new SpreadReader(head, model.spec().targets()));
        var state = runner.newState();
        double[] values = new double[model.spec().channels()];
        double[][] means =
                new double[model.spec().horizons().size()][model.spec().outputsPerHorizon()];
        long fastest = Long.MAX_VALUE;
        long begun = nanoTime.getAsLong();
        for (int run = 0; run < MAX_RUNS; run++) {
            long before = nanoTime.getAsLong();
            runner.step(state, values, 0, means);
            spreads.ifPresent(reader -> reader.read(state.network()));
            long after = nanoTime.getAsLong();
            fastest = Math.min(fastest, after - before);
            if (fastest <= maxStep.toNanos()) {
                return;
            }
            if (after - begun > MAX_TIMING_NANOS) {
                break;
            }
        }
        throw ModelRefusal.TOO_SLOW.because("expected at most " + maxStep.toNanos() / MILLIS
                + " ms for one step with all horizons (--max-step), was " + fastest / MILLIS
                + " ms, the fastest of several runs, in " + model.version());
    }

    /** The number of weights of all models but the one that a new version would replace. */
    static long others(ModelRegistry registry, Optional<Model> replaced) {
        return registry.parameters() - replaced.map(Model::parameters).orElse(0L);
    }
}
