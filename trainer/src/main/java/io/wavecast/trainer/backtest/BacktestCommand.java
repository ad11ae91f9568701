package io.wavecast.trainer.backtest;

import io.wavecast.cli.AheadTimes;
import io.wavecast.cli.EventOptions;
import io.wavecast.cli.KafkaOptions;
import io.wavecast.cli.Problems;
import io.wavecast.cli.Terminal;
import io.wavecast.signals.EpochMicros;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.SamplingRates;
import io.wavecast.signals.Signal;
import io.wavecast.signals.recording.SourceOptions;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.options.ChannelOptions;
import io.wavecast.trainer.options.Converters;
import io.wavecast.trainer.options.LearningOptions;
import io.wavecast.trainer.options.NetworkOptions;
import io.wavecast.trainer.options.PreprocessingOptions;
import io.wavecast.trainer.progress.ConsoleProgress;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.training.ForecastTarget;
import io.wavecast.trainer.training.TrainSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "Compares networks and classical forecasters on a recording.",
            "Each learns from the first four fifths, and forecasts the last fifth sample by sample, as the stream does."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all forecasters ran",
            "1:a forecaster failed, or there is too little data",
            "2:an option is invalid"
        })
public final class BacktestCommand implements Callable<Integer> {
    /** Number of samples read from a generated signal, which has no end. */
    private static final int MAX_GENERATED = 30_000;

    private static final int MAX_SEARCH = 1_000;
    private static final List<Integer> HORIZONS = List.of(1, 2, 5, 10, 20);
    private static final String MODELS = "--models";
    private static final String SEARCH = "--search";

    @Spec
    private CommandSpec command;

    @Mixin
    private SourceOptions source;

    @Mixin
    private TopicOptions topic;

    @Mixin
    private EventOptions events;

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = MODELS,
            split = ",",
            paramLabel = "NAME",
            description = "naive, seasonalN, ses, holt, arN, windowN, linear, elman, lstm, gru",
            defaultValue = "naive,ses,holt,ar32,linear,elman,lstm,gru")
    private List<String> models = List.of();

    @Option(
            names = OptionNames.HORIZONS,
            split = ",",
            paramLabel = "H",
            description = "steps ahead (default 1,2,5,10,20)")
    private @Nullable List<Integer> horizons;

    @Option(
            names = AheadTimes.OPTION,
            paramLabel = "TIME,...",
            converter = Converters.OfAheadTimes.class,
            description = "times ahead in place of " + OptionNames.HORIZONS + ", such as 100ms,1s")
    private @Nullable AheadTimes ahead;

    @Mixin
    private StreamOptions stream;

    @Mixin
    private ChannelOptions channels;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private PreprocessingOptions preprocessing;

    @Mixin
    private LearningOptions learning;

    @Option(
            names = OptionNames.MAX_GAP,
            description = "missing samples in a row that are filled in",
            defaultValue = "10")
    private int maxGap;

    @Option(names = OptionNames.MAX_SAMPLES, description = "samples to read, at most", defaultValue = "500000")
    private int maxSamples;

    @Option(
            names = SEARCH,
            paramLabel = "N",
            description = "also search for the best of N random settings; 'search' in the table",
            defaultValue = "0")
    private int search;

    @Mixin
    private EvaluationOptions evaluation;

    @Option(names = "--json", paramLabel = "FILE", description = "write all figures to this file")
    private @Nullable Path json;

    @Option(
            names = "--pictures",
            paramLabel = "FOLDER",
            description = "draw forecasts and actual values, errors by horizon and over time, and calibration")
    private @Nullable Path pictures;

    @Override
    public Integer call() throws InterruptedException, IOException {
        TrainSettings asked = settings();
        if (search > 0 || models.stream().anyMatch(NamedForecasters::hasCells)) {
            LearningOptions.engine(asked.learning(), command.commandLine()); // fails before any work
        }
        PrintWriter out = command.commandLine().getOut();
        Backtest backtest;
        try {
            backtest = new Backtest(asked, topic.isChosen() ? topic.read(kafka, asked.history()) : read());
        } catch (IllegalArgumentException e) {
            command.commandLine().getErr().println("backtest: " + e.getMessage());
            return 1;
        }
        for (String model : models) {
            out.println(model + " …");
            out.flush();
            long started = System.nanoTime();
            if (!succeeds(model, progress -> backtest.run(model, progress))) {
                return 1;
            }
            out.printf(Locale.ROOT, "%s: %.1f s%n", model, (System.nanoTime() - started) / 1e9);
        }
        var settingsSearch = new SettingsSearch(backtest.settings(), backtest.history(), out);
        if (search > 0
                && !succeeds(
                        "search",
                        progress -> backtest.run("search", settingsSearch.best(search, progress), progress))) {
            return 1;
        }
        var windows = new RollingWindows();
        if (evaluation.windows() > 1
                && !succeeds("windows", progress -> windows.run(backtest, evaluation.windows(), models, progress))) {
            return 1;
        }
        var tables = new BacktestReport(backtest, evaluation.levels(Problems.ofOptions()), windows);
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

    /** Runs a forecaster and shows its progress. */
    private interface ForecasterRun {
        void run(TrainingListener progress) throws InterruptedException;
    }

    /** Whether a run succeeds; prints the reason if there is too little data for it. */
    private boolean succeeds(String name, ForecasterRun run) throws InterruptedException {
        try (var progress = new ConsoleProgress(command.commandLine().getOut(), Terminal.attached())) {
            run.run(progress);
            return true;
        } catch (IllegalArgumentException e) {
            command.commandLine().getErr().println("backtest: " + name + ": " + e.getMessage());
            return false;
        }
    }

    private TrainSettings settings() {
        TrainSettings defaults = TrainSettings.of("backtest");
        var problems = Problems.ofOptions();
        topic.choose(problems, source, kafka, events);
        var settings = new TrainSettings(
                defaults.model(),
                topic.history(problems, maxSamples, maxGap),
                preprocessing.settings(),
                network.shape(defaults.network().cell()),
                target(defaults.target()),
                learning.settings(defaults.learning().seed()),
                defaults.publication());
        for (String model : models) {
            try {
                NamedForecasters.check(model);
            } catch (IllegalArgumentException e) {
                problems.add(MODELS + ":", String.valueOf(e.getMessage()));
            }
        }
        evaluation.check(problems);
        problems.inRange(SEARCH, search, 0, MAX_SEARCH);
        problems.addAll(settings.problems());
        int shortest = Collections.min(SettingsSearch.WINDOWS);
        int future = settings.learning().windows().closedLoopSteps();
        problems.when(
                search > 0 && future >= shortest,
                OptionNames.FUTURE,
                "must be less than " + shortest + ", the shortest window of " + SEARCH + ", was " + future);
        problems.throwIfAny(command.commandLine());
        return settings;
    }

    private ForecastTarget target(ForecastTarget defaults) {
        List<Integer> steps = horizons != null ? horizons : ahead == null ? HORIZONS : List.of();
        return new ForecastTarget(
                steps,
                Optional.ofNullable(ahead),
                defaults.closedLoop(),
                defaults.coverage(),
                stream.adapter(),
                channels.targets(),
                stream.spread());
    }

    private History read() {
        Signal signal;
        try {
            signal = source.signal();
            requireOneRate(signal);
        } catch (RecordingException | IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
        // A recording of which only offsets are known has days and weeks, but no dates.
        long start = signal.start().map(EpochMicros::of).orElse(0L);
        List<Long> times = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        int limit = source.isRecording() ? maxSamples : Math.min(maxSamples, MAX_GENERATED);
        try (Signal.Playback playback = signal.open()) {
            double[] values = new double[signal.channels().size()];
            while (rows.size() < limit && playback.next(values)) {
                times.add(start + playback.offsetMicros());
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

    /** A forecaster steps once per sample, so all channels must have a value at each. */
    private static void requireOneRate(Signal signal) {
        try {
            SamplingRates.requireOne(signal);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "; select channels by " + SourceOptions.CHANNELS, e);
        }
    }
}
