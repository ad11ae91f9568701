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

/** One step of one engine, timed by JMH in a JVM that loads no other engine. {@link StepBenchmark} sets the parameters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepTiming {
    private static final int INPUTS = 256; // a power of two; enough that no cell reaches a fixed point

    @Param("CORE")
    public InferenceEngine engine;

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
        if (engine != InferenceEngine.CORE) {
            // Not for the core: its JIT compiler should see a single caller, as in the service.
            try (Stepper checked = engine.open(network)) {
                StepperCheck.check(engine, checked, network);
            }
        }
        stepper = engine.open(network);
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
