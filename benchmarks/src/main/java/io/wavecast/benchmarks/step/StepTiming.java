package io.wavecast.benchmarks.step;

import io.wavecast.benchmarks.stepper.InferenceEngine;
import io.wavecast.benchmarks.stepper.Stepper;
import io.wavecast.benchmarks.stepper.StepperCheck;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Network;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One step of one contestant, timed by JMH in a JVM that loads no other. {@link StepBenchmark} chooses the parameters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepTiming {
    private static final int INPUTS = 256; // power of two; so many that no cell comes to rest

    @Param("CORE")
    public InferenceEngine contestant;

    @Param("LSTM")
    public CellKind cell;

    @Param("64")
    public int units;

    @Param("1")
    public int inputs;

    private Stepper stepper;
    private float[][] x; // (INPUTS)(inputs)
    private float[] out; // (1)
    private int next;

    @Setup
    public void open() {
        Network network = new StepCase(cell, units, inputs).network();
        if (contestant != InferenceEngine.CORE) {
            // Not for the core: the JIT compiler should see one caller of it, as in the service.
            try (Stepper checked = contestant.open(network)) {
                StepperCheck.check(contestant, checked, network);
            }
        }
        stepper = contestant.open(network);
        x = StepperCheck.inputs(INPUTS, inputs);
        out = new float[network.spec().outputs()];
    }

    @TearDown
    public void close() {
        stepper.close();
    }

    @Benchmark
    public float step() {
        stepper.step(x[next], out);
        next = (next + 1) & (INPUTS - 1);
        return out[0];
    }
}
