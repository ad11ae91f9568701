package io.wavecast.benchmarks;

import io.wavecast.benchmarks.accuracy.AccuracyBenchmark;
import io.wavecast.benchmarks.accuracy.EttBenchmark;
import io.wavecast.benchmarks.accuracy.ReferencesBenchmark;
import io.wavecast.benchmarks.anomalies.AnomaliesBenchmark;
import io.wavecast.benchmarks.changelog.ChangelogBenchmark;
import io.wavecast.benchmarks.failover.FailoverBenchmark;
import io.wavecast.benchmarks.history.HistoryBenchmark;
import io.wavecast.benchmarks.intervals.IntervalsBenchmark;
import io.wavecast.benchmarks.latency.LatencyBenchmark;
import io.wavecast.benchmarks.memory.MemoryBenchmark;
import io.wavecast.benchmarks.peers.PeersBenchmark;
import io.wavecast.benchmarks.pipeline.PipelineBenchmark;
import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.restore.RestoreBenchmark;
import io.wavecast.benchmarks.scale.ScaleBenchmark;
import io.wavecast.benchmarks.step.StepBenchmark;
import io.wavecast.benchmarks.swap.SwapBenchmark;
import io.wavecast.benchmarks.train.TrainBenchmark;
import io.wavecast.benchmarks.train.TrainingBenchmark;
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

/** {@code wavecast bench}: measures Wavecast and alternatives to it on this machine. */
@Command(
        name = "wavecast bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures Wavecast's speed and accuracy on this machine, compared with",
            "alternatives in the same run. A ratio above 1 means that Wavecast is better.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all benchmarks ran", "1:a benchmark failed", "2:an option is invalid"})
public final class BenchCommand implements Callable<Integer> {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = {
                "Benchmarks to run: ${COMPLETION-CANDIDATES}.",
                "Default: all except 'train', 'training', 'accuracy' and 'ett', which measure training, 'intervals', 'anomalies' and 'scale'.",
                "'accuracy', 'ett', 'intervals' and 'anomalies' need recordings."
            },
            completionCandidates = Names.class)
    private List<String> names = List.of();

    @Option(
            names = "--device",
            paramLabel = "cpu|cuda|auto",
            description = "Device on which 'train' and 'training' train networks. Default: ${DEFAULT-VALUE}.",
            defaultValue = "cpu")
    private Device device = Device.CPU;

    @Option(
            names = "--engine",
            paramLabel = "deeplearning4j|pytorch",
            description = "Engine that 'train' and 'training' measure; repeatable. Default: all.")
    private List<String> engines = Engines.NAMES;

    @ArgGroup
    private Length length = new Length();

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the figures to this file.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Also writes the figures and their goals to this file, as tables.")
    private Optional<Path> markdown = Optional.empty();

    @Option(
            names = "--references",
            paramLabel = "FILE",
            description = {
                "'accuracy' compares the default training with references on all recordings. Each one's results",
                "are appended to this file; recordings that it has are not measured again."
            })
    private Optional<Path> references = Optional.empty();

    @Option(
            names = "--matching",
            paramLabel = "TEXT",
            description = "With --references: only recordings whose titles or paths contain this text. Default: all.",
            defaultValue = "")
    private String matching = "";

    @Option(
            names = "--recordings",
            paramLabel = "N",
            description = "With --references: recordings to measure now, at most. Default: all.",
            defaultValue = "2147483647")
    private int recordings;

    @Spec
    private CommandSpec command;

    /** Options that exclude each other. */
    static final class Length {
        @Option(
                names = "--quick",
                description = "About 15 minutes for all benchmarks on two cores. This is the default.")
        @SuppressWarnings("unused") // never read, since it is the default
        private boolean quick;

        @Option(names = "--full", description = "All cases, without a limit on time.")
        private boolean full;
    }

    /** Names of all benchmarks, for the help text. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(benchmarks(Device.CPU, Engines.NAMES).keySet());
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures())
                .execute(arguments));
    }

    /**
     * All benchmarks by name, in the order in which they run. Suppliers load a benchmark's class on first use, since libraries of
     * other benchmarks may be missing.
     */
    static Map<String, Supplier<Benchmark>> benchmarks(Device device, List<String> engines) {
        Map<String, Supplier<Benchmark>> all = new LinkedHashMap<>();
        all.put("step", () -> new StepBenchmark());
        all.put("pipeline", () -> new PipelineBenchmark());
        all.put("peers", () -> new PeersBenchmark());
        all.put("changelog", () -> new ChangelogBenchmark());
        all.put("restore", () -> new RestoreBenchmark());
        all.put("failover", () -> new FailoverBenchmark());
        all.put("latency", () -> new LatencyBenchmark());
        all.put("swap", () -> new SwapBenchmark());
        all.put("scale", () -> new ScaleBenchmark());
        all.put("memory", () -> new MemoryBenchmark());
        all.put("history", () -> new HistoryBenchmark());
        all.put("train", () -> new TrainBenchmark(device, engines));
        all.put("training", () -> new TrainingBenchmark(device, engines));
        all.put("accuracy", () -> new AccuracyBenchmark());
        all.put("ett", () -> new EttBenchmark());
        all.put("intervals", () -> new IntervalsBenchmark());
        all.put("anomalies", () -> new AnomaliesBenchmark());
        return all;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Supplier<Benchmark>> known = benchmarks(device, engines);
        for (String name : names) {
            if (!known.containsKey(name)) {
                throw new ParameterException(
                        command.commandLine(), "expected one of " + known.keySet() + ", was '" + name + "'");
            }
        }
        if (recordings < 1) {
            throw new ParameterException(command.commandLine(), "--recordings: expected 1 or more, was " + recordings);
        }
        if (references.isEmpty() && (!matching.isEmpty() || recordings < Integer.MAX_VALUE)) {
            throw new ParameterException(
                    command.commandLine(),
                    "expected --references with " + (matching.isEmpty() ? "--recordings" : "--matching")
                            + ", was none");
        }
        if (references.isPresent()) {
            Path file = references.get();
            checkFolder("--references", file);
            if (!names.contains("accuracy")) {
                throw new ParameterException(
                        command.commandLine(), "--references: expected the benchmark 'accuracy', was " + names);
            }
            known.put("accuracy", () -> new ReferencesBenchmark(file, matching, recordings));
        }
        json.ifPresent(file -> checkFolder("--json", file));
        markdown.ifPresent(file -> checkFolder("--markdown", file));
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
            // Figures measured before a failure are kept.
            if (json.isPresent()) {
                report.write(json.get());
            }
            if (markdown.isPresent()) {
                report.writeMarkdown(markdown.get());
            }
        }
        return 0;
    }

    private void checkFolder(String option, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ParameterException(
                    command.commandLine(), option + ": expected a file in an existing folder, was " + file);
        }
    }
}
