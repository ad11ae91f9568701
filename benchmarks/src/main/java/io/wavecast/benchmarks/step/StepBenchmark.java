package io.wavecast.benchmarks.step;

import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.stepper.InferenceEngine;
import io.wavecast.core.adapt.AdapterLayout;
import io.wavecast.core.rnn.CellKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Times steps of the same random networks by the core and by other engines, each in JVMs of its own. Compares the core's LSTM of
 * 64 units with a limit of the machine: the larger of the time for its multiply-adds and the time to read its weights, each at the
 * highest rate that plain Java reached.
 */
public final class StepBenchmark implements Benchmark {
    private static final String UNIT = "ns/step";
    private static final int[] UNITS = {16, 32, 64, 128, 256};
    private static final int[] INPUTS = {1, 8, 64};
    private static final StepCase MAIN = new StepCase(CellKind.LSTM, 64, 1);

    @Override
    public String name() {
        return "step";
    }

    @Override
    public String summary() {
        return "one recurrent step with the state in and out, one thread, one series";
    }

    @Override
    public void run(Scale scale, Report report) throws IOException {
        var jmh = new Jmh(scale);
        double limit = limit(jmh, report);
        challenger(jmh, report);
        adapter(jmh, report);
        for (StepCase stepCase : scale == Scale.FULL ? all() : quick()) {
            String core = label(stepCase, InferenceEngine.CORE);
            Jmh.Timing ours = time(jmh, stepCase, InferenceEngine.CORE);
            Figure figure = Figure.of(name(), core, ours.nanos(), UNIT);
            report.add(stepCase.equals(MAIN) ? figure.against(MAIN.label() + " limit", limit / ours.nanos()) : figure);
            report.add(Figure.of(name(), core, ours.bytes().orElseThrow(), "B/op"));
            for (InferenceEngine other : InferenceEngine.values()) {
                if (other != InferenceEngine.CORE
                        && other.supports(stepCase.cell())
                        && (scale == Scale.FULL || comparedQuickly(stepCase, other))) {
                    double nanos = time(jmh, stepCase, other).nanos();
                    report.add(Figure.of(name(), label(stepCase, other), nanos, UNIT)
                            .against(core, nanos / ours.nanos()));
                }
            }
        }
    }

    /** What one more step beside the version in force costs. */
    private void challenger(Jmh jmh, Report report) throws IOException {
        double alone = observation(jmh, false);
        String label = "observation, LSTM 64";
        report.add(Figure.of(name(), label, alone, "ns"));
        report.add(Figure.of(name(), label + " with a challenger of the same size", observation(jmh, true), "ns"));
    }

    private static double observation(Jmh jmh, boolean challenged) throws IOException {
        Map<String, String> parameters = Map.of("challenged", Boolean.toString(challenged));
        return jmh.time(ChallengerTiming.class, "observe", parameters, false).nanos();
    }

    /** What the online adapter costs per horizon and channel, without a season and a mean and with a mean. */
    private void adapter(Jmh jmh, Report report) throws IOException {
        for (boolean mean : new boolean[] {false, true}) {
            String label = "online adapter, one horizon" + (mean ? ", with a mean" : "");
            Map<String, String> parameters = Map.of("mean", Boolean.toString(mean));
            double nanos =
                    jmh.time(AdapterTiming.class, "observe", parameters, false).nanos();
            report.add(Figure.of(name(), label, nanos, "ns"));
            int numbers = AdapterLayout.of(AdapterTiming.settings(mean)).numbers();
            report.add(Figure.of(name(), label, numbers * Double.BYTES, "B"));
        }
    }

    /** Nanoseconds of {@link #MAIN} at the limit of the machine, without activations. */
    private double limit(Jmh jmh, Report report) throws IOException {
        int bytes = (int) (MAIN.multiplyAdds() * Float.BYTES);
        double perMultiplyAdd =
                best(jmh, bytes, "multiplyAdd4", "multiplyAdd8", "multiplyAdd16") / LimitTiming.MULTIPLY_ADDS; // ns
        double perByte = best(jmh, bytes, "readRows", "readHalves") / LimitTiming.bytesRead(bytes); // ns
        report.add(Figure.of(name(), "multiply-adds, one core", 2 / perMultiplyAdd, "GFLOP/s"));
        report.add(Figure.of(name(), "reads of " + bytes / 1024 + " KiB, one core", 1 / perByte, "GB/s"));
        double limit = Math.max(MAIN.multiplyAdds() * perMultiplyAdd, bytes * perByte);
        report.add(Figure.of(name(), MAIN.label() + " limit", limit, UNIT));
        return limit;
    }

    /** Nanoseconds of the fastest of several methods, since which of them the JIT compiler treats best depends on the JVM. */
    private static double best(Jmh jmh, int bytes, String... methods) throws IOException {
        double best = Double.MAX_VALUE;
        for (String method : methods) {
            Map<String, String> parameters = Map.of("bytes", Integer.toString(bytes));
            best = Math.min(
                    best, jmh.time(LimitTiming.class, method, parameters, false).nanos());
        }
        return best;
    }

    private static Jmh.Timing time(Jmh jmh, StepCase stepCase, InferenceEngine engine) throws IOException {
        Map<String, String> parameters = Map.of(
                "engine", engine.name(),
                "cell", stepCase.cell().name(),
                "units", Integer.toString(stepCase.units()),
                "inputs", Integer.toString(stepCase.inputs()));
        return jmh.time(StepTiming.class, "step", parameters, engine == InferenceEngine.CORE);
    }

    private static String label(StepCase stepCase, InferenceEngine engine) {
        return stepCase.label() + " " + engine.label();
    }

    private static List<StepCase> all() {
        List<StepCase> cases = new ArrayList<>();
        for (CellKind cell : List.of(CellKind.LSTM, CellKind.GRU, CellKind.ELMAN)) {
            for (int units : UNITS) {
                for (int inputs : INPUTS) {
                    cases.add(new StepCase(cell, units, inputs));
                }
            }
        }
        return cases;
    }

    /** All sizes, cells and numbers of inputs, but not all combinations. */
    private static List<StepCase> quick() {
        return all().stream()
                .filter(stepCase -> stepCase.inputs() == MAIN.inputs()
                        ? stepCase.cell() == MAIN.cell() || stepCase.units() == MAIN.units()
                        : stepCase.cell() == MAIN.cell() && stepCase.units() == MAIN.units())
                .toList();
    }

    /** Whether a quick run measures an engine: at least two others for each cell. */
    private static boolean comparedQuickly(StepCase stepCase, InferenceEngine other) {
        return stepCase.units() == MAIN.units()
                && stepCase.inputs() == MAIN.inputs()
                && (stepCase.cell() != CellKind.ELMAN || other != InferenceEngine.PYTORCH);
    }
}
