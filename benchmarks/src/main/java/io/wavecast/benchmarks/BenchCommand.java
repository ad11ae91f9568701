package io.wavecast.benchmarks;

import io.wavecast.benchmarks.accuracy.AccuracyBenchmark;
import io.wavecast.benchmarks.history.HistoryBenchmark;
import io.wavecast.benchmarks.latency.LatencyBenchmark;
import io.wavecast.benchmarks.memory.MemoryBenchmark;
import io.wavecast.benchmarks.peers.PeersBenchmark;
import io.wavecast.benchmarks.pipeline.PipelineBenchmark;
import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.restore.RestoreBenchmark;
import io.wavecast.benchmarks.step.StepBenchmark;
import io.wavecast.benchmarks.train.TrainBenchmark;
import io.wavecast.cli.Failures;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wavecast bench}: how fast it is here, beside what people would use instead. */
@Command(
        name = "wavecast bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how fast Wavecast is on this machine, and how well it forecasts, beside",
            "what people would use instead, in the same run. Ratios above 1 are in our favour.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all was measured", "1:something failed", "2:an option is wrong"})
public final class BenchCommand implements Callable<Integer> {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = {
                "Which: ${COMPLETION-CANDIDATES}.",
                "All but 'train' and 'accuracy' without a name: these are about learning, and the latter needs recordings."
            },
            completionCandidates = Names.class)
    private List<String> names = List.of();

    @Option(
            names = "--device",
            paramLabel = "cpu|cuda|auto",
            description = "Where networks are trained by train: ${DEFAULT-VALUE} is the default.",
            defaultValue = "cpu")
    private Device device = Device.CPU;

    @Option(
            names = "--engine",
            paramLabel = "deeplearning4j|pytorch",
            description = "Which engines train asks; all without it.")
    private List<String> engines = Engines.WORDS;

    @ArgGroup
    private Length length = new Length();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to this file.")
    private Optional<Path> json = Optional.empty();

    @Spec
    private CommandSpec command;

    /** One or the other. */
    static final class Length {
        @Option(names = "--quick", description = "Some 17 minutes for all together on two cores; the default.")
        private boolean quick;

        @Option(names = "--full", description = "Every case, as long as it takes.")
        private boolean full;
    }

    /** For the help text. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(benchmarks(Device.CPU, Engines.WORDS).keySet());
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures())
                .execute(arguments));
    }

    /** By name, in the order in which they run. Lambdas, so that a class is loaded when it is wanted: others' libraries may be missing. */
    static Map<String, Supplier<Benchmark>> benchmarks(Device device, List<String> engines) {
        Map<String, Supplier<Benchmark>> all = new LinkedHashMap<>();
        all.put("step", () -> new StepBenchmark());
        all.put("pipeline", () -> new PipelineBenchmark());
        all.put("peers", () -> new PeersBenchmark());
        all.put("restore", () -> new RestoreBenchmark());
        all.put("latency", () -> new LatencyBenchmark());
        all.put("memory", () -> new MemoryBenchmark());
        all.put("history", () -> new HistoryBenchmark());
        all.put("train", () -> new TrainBenchmark(device, engines));
        all.put("accuracy", () -> new AccuracyBenchmark());
        return all;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Supplier<Benchmark>> known = benchmarks(device, engines);
        for (String name : names) {
            if (!known.containsKey(name)) {
                throw new ParameterException(
                        command.commandLine(),
                        "no benchmark is called '" + name + "': one of " + known.keySet() + " is right");
            }
        }
        if (json.isPresent() && !Files.isDirectory(json.get().toAbsolutePath().getParent())) {
            throw new ParameterException(command.commandLine(), "--json " + json.get() + ": its folder does not exist");
        }
        var report = new Report(command.commandLine().getOut());
        try {
            for (String name : known.keySet()) {
                if (names.isEmpty() ? !known.get(name).get().onlyByName() : names.contains(name)) {
                    Benchmark benchmark = known.get(name).get();
                    report.begin(benchmark);
                    long begun = System.nanoTime();
                    benchmark.run(length.full ? Scale.FULL : Scale.QUICK, report);
                    report.progress("took " + (System.nanoTime() - begun) / NANOS_PER_SECOND + " s");
                }
            }
        } finally {
            // What was measured before a failure stands.
            if (json.isPresent()) {
                report.write(json.get());
            }
        }
        return 0;
    }
}
