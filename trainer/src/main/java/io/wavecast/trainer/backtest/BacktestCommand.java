package io.wavecast.trainer.backtest;

import io.wavecast.cli.Terminal;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import io.wavecast.signals.SourceOptions;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.options.LearningOptions;
import io.wavecast.trainer.options.NetworkOptions;
import io.wavecast.trainer.options.PreprocessingOptions;
import io.wavecast.trainer.progress.ConsoleProgress;
import io.wavecast.trainer.training.TrainSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code backtest}. */
@Command(
        name = "backtest",
        description = {
            "Shows how well networks and classical forecasters would have done on a recording: each learns from the first",
            "four fifths, and forecasts the last one sample by sample, as the stream would."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it went well", "1:something failed, or there is too little data", "2:an option is wrong"})
public final class BacktestCommand implements Callable<Integer> {
    /** Of generated signals, which have no end. */
    private static final int GENERATED = 30_000;

    @Spec
    private CommandSpec command;

    @Mixin
    private SourceOptions source;

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "NAME",
            description = "naive, seasonalN, ses, holt, arN, windowN, linear, elman, lstm, gru",
            defaultValue = "naive,ses,holt,ar32,linear,elman,lstm,gru")
    private List<String> models;

    @Option(
            names = "--horizons",
            split = ",",
            paramLabel = "H",
            description = "steps ahead",
            defaultValue = "1,2,5,10,20")
    private List<Integer> horizons;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private PreprocessingOptions preprocessing;

    @Mixin
    private LearningOptions learning;

    @Option(names = "--max-gap", description = "missing samples in a row that are filled in", defaultValue = "10")
    private int maxGap;

    @Option(names = "--max-samples", description = "read so many at most", defaultValue = "500000")
    private int maxSamples;

    @Option(
            names = "--search",
            paramLabel = "N",
            description = "also look for good settings among N random ones; 'search' in the table",
            defaultValue = "0")
    private int search;

    @Option(names = "--json", paramLabel = "FILE", description = "all figures, for programs")
    private Path json;

    @Option(
            names = "--pictures",
            paramLabel = "FOLDER",
            description = "forecasts against what came; errors by horizon and over time")
    private Path pictures;

    @Override
    public Integer call() throws InterruptedException, IOException {
        TrainSettings settings = settings();
        PrintWriter out = command.commandLine().getOut();
        Backtest backtest;
        try {
            backtest = new Backtest(settings, read());
        } catch (IllegalArgumentException e) {
            command.commandLine().getErr().println("backtest: " + e.getMessage());
            return 1;
        }
        for (String model : models) {
            out.println(model + " …");
            out.flush();
            long started = System.nanoTime();
            try (var progress = new ConsoleProgress(out, Terminal.attached())) {
                backtest.run(model, progress);
            } catch (IllegalArgumentException e) {
                command.commandLine().getErr().println("backtest: " + model + ": " + e.getMessage());
                return 1;
            }
            out.printf(Locale.ROOT, "%s: %.1f s%n", model, (System.nanoTime() - started) / 1e9);
        }
        if (search > 0) {
            try (var progress = new ConsoleProgress(out, Terminal.attached())) {
                TrainSettings best = new SettingsSearch(settings, backtest.history(), out).best(search, progress);
                backtest.run("search", best, progress);
            }
        }
        var tables = new BacktestReport(backtest);
        tables.print(out);
        if (json != null) {
            tables.write(json);
        }
        if (pictures != null) {
            System.setProperty("java.awt.headless", "true");
            for (Path file : new Pictures(backtest).write(pictures)) {
                out.println(file);
            }
        }
        return 0;
    }

    private TrainSettings settings() {
        List<String> problems = new ArrayList<>();
        for (String model : models) {
            try {
                NamedForecasters.check(model);
            } catch (IllegalArgumentException e) {
                problems.add("--models: " + e.getMessage());
            }
        }
        if (search < 0 || search > 1_000) {
            problems.add("--search must be 0..1000, was " + search);
        }
        TrainSettings defaults = TrainSettings.of("backtest");
        var settings = new TrainSettings(
                defaults.model(),
                new HistorySettings(Long.MIN_VALUE, Long.MAX_VALUE, maxSamples, maxGap),
                preprocessing.scaling(),
                preprocessing.limits(),
                preprocessing.difference(),
                defaults.cell(),
                network.resetBefore(),
                network.relu(),
                network.hidden(),
                network.layers(),
                network.lags(),
                learning.settings(defaults.learning().seed()),
                horizons,
                defaults.closedLoop(),
                defaults.coverage(),
                defaults.tolerance(),
                defaults.force());
        problems.addAll(settings.problems());
        int shortest = Collections.min(SettingsSearch.WINDOWS);
        if (search > 0 && settings.learning().future() >= shortest) {
            problems.add("--future must be less than " + shortest + ", the shortest window of --search, was "
                    + settings.learning().future());
        }
        if (!problems.isEmpty()) {
            throw new ParameterException(command.commandLine(), String.join(System.lineSeparator(), problems));
        }
        return settings;
    }

    private History read() {
        Signal signal;
        try {
            signal = source.signal();
        } catch (RecordingException | IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
        List<Long> times = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        int most = source.isRecording() ? maxSamples : Math.min(maxSamples, GENERATED);
        try (Signal.Playback playback = signal.open()) {
            double[] values = new double[signal.channels().size()];
            while (rows.size() < most && playback.next(values)) {
                times.add(playback.offsetMicros());
                rows.add(values.clone());
            }
        } catch (RecordingException e) {
            throw new ParameterException(command.commandLine(), "--input: " + e.getMessage(), e);
        }
        return History.of(
                signal.name(),
                times.stream().mapToLong(Long::longValue).toArray(),
                rows.toArray(double[][]::new),
                maxGap);
    }
}
