package io.wavecast.demo;

import io.wavecast.cli.AheadTimes;
import io.wavecast.cli.DurationConverter;
import io.wavecast.cli.Interruptible;
import io.wavecast.cli.Problems;
import io.wavecast.cli.Terminal;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.demo.faults.FaultPlan;
import io.wavecast.demo.faults.FaultySignal;
import io.wavecast.demo.report.ReportFolder;
import io.wavecast.demo.report.ResultTable;
import io.wavecast.demo.report.RunResult;
import io.wavecast.demo.story.DriftStory;
import io.wavecast.demo.story.StoryOption;
import io.wavecast.demo.story.StorySettings;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import io.wavecast.signals.recording.SourceOptions;
import io.wavecast.signals.replay.ReplayOptions;
import io.wavecast.streams.runtime.Profile;
import io.wavecast.trainer.options.Converters;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code wavecast demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Streams a signal through broker, forecasting service and training in this JVM, and shows a live page.",
            "It trains two models during the run, and deletes its temporary files at the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  wavecast demo",
            "  wavecast demo --input recording.edf --channels O1,O2 --for 2m --report out",
            "  wavecast demo --signal ecg --cell elman --headless --for 60s",
            "  wavecast demo --profile throughput --ahead 50ms,200ms --for 60s",
            "  wavecast demo --faults --for 90s",
            "  wavecast demo --story drift --report out"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every observation got exactly one forecast",
            "1:an observation has no forecast or several, a story did not come to its end, or the run failed",
            "2:an option is invalid"
        })
public final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SourceOptions source;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "speed of the replay, as a multiple of the recording's (default ${DEFAULT-VALUE})",
            defaultValue = "1")
    private double speed;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "length of the run, such as 90s or 2m (default: until Ctrl-C); a recording that ends starts again")
    private @Nullable Duration limit;

    @Option(
            names = "--profile",
            paramLabel = "auto|throughput|latency",
            description =
                    "when forecasts become visible, as in serve (default ${DEFAULT-VALUE}; serve's default is auto)",
            defaultValue = "latency")
    private String profile = "";

    @Option(
            names = AheadTimes.OPTION,
            paramLabel = "TIME,...",
            converter = Converters.OfAheadTimes.class,
            description =
                    "how far ahead the models forecast, beside one step (default 25ms,50ms,75ms,100ms; 2 and 4 steps if samples are further apart)")
    private @Nullable AheadTimes ahead;

    @Option(
            names = "--cell",
            paramLabel = "KIND",
            description = "recurrent cell: elman, lstm or gru (default ${DEFAULT-VALUE})",
            defaultValue = "lstm")
    private String cell = "";

    @Option(
            names = "--hidden",
            paramLabel = "N",
            description = "units of the recurrent layer (default ${DEFAULT-VALUE})",
            defaultValue = "32")
    private int hidden;

    @Option(
            names = "--updates",
            paramLabel = "N",
            description = "most weight updates of one training (default ${DEFAULT-VALUE})",
            defaultValue = "200")
    private int updates;

    @Option(
            names = FaultPlan.OPTION,
            description = {
                "plant a spike, a level shift, a stuck sensor and a silence in the last channel of a generated signal,",
                "look for anomalies, and show what is told; from 52 %% of the run on, or after 75 s without --for"
            })
    private boolean faults;

    @Option(
            names = StoryOption.NAME,
            paramLabel = "drift",
            description = {
                "tells the life of a model in about 90 s: the signal changes its rhythm, the drift is found, a",
                "challenger learns and is promoted, a bad model is forced in and steps down. It has a signal,",
                "a speed and horizons of its own, and ends by itself"
            })
    private @Nullable String story;

    @Option(names = "--headless", description = "run without the live page")
    private boolean headless;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "port of the live page; 0 for any free port (default ${DEFAULT-VALUE})",
            defaultValue = "8080")
    private int port;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "write report.json and forecast.png to this folder at the end; with --story drift drift-story.png, too")
    private @Nullable Path report;

    @Override
    public Integer call() throws InterruptedException {
        Signal signal = signal();
        DemoSettings settings = settings(signal);
        Optional<DriftStory> told = StoryOption.story(
                story, new StorySettings(settings.cell(), settings.hidden(), settings.updates()), source.seed());
        PrintWriter out = command.commandLine().getOut();
        try (var line = StatusLine.open(out, Terminal.attached())) {
            settings.report().ifPresent(ReportFolder::prepare);
            SignalSource played = told.map(DemoCommand::source).orElseGet(() -> source(signal, settings.faults()));
            var run = new DemoRun(settings, played, line, told);
            var interruptible = new Interruptible(run::stop);
            try {
                RunResult result = run.runToEnd();
                line.end();
                ResultTable.lines(result).forEach(out::println);
                run.faultTable().forEach(out::println);
                settings.report().ifPresent(folder -> {
                    ReportFolder.write(folder, result, told);
                    out.println("Report: " + folder);
                });
                out.flush();
                boolean whole = told.map(one -> one.life().isWhole()).orElse(true);
                if (!whole) {
                    command.commandLine().getErr().println("demo: the story did not come to its end");
                }
                return result.complete() && whole ? 0 : 1;
            } finally {
                interruptible.done();
            }
        } catch (IllegalStateException | UncheckedIOException e) {
            command.commandLine().getErr().println("demo: " + e.getMessage());
            return 1;
        }
    }

    /**
     * Checks the options.
     *
     * @throws ParameterException with all problems; picocli prints them and exits with 2
     */
    private DemoSettings settings(Signal signal) {
        Problems problems = Problems.ofOptions();
        problems.positive("--speed", speed);
        Optional<Profile> chosen = Stream.of(Profile.values())
                .filter(one -> one.word().equals(profile))
                .findFirst();
        if (chosen.isEmpty()) {
            problems.add("--profile", "must be auto, throughput or latency, was '" + profile + "'");
        }
        StoryOption.check(problems, story, option -> command.commandLine()
                .getParseResult()
                .hasMatchedOption(option));
        DemoHorizons horizons = new DemoHorizons(Optional.ofNullable(ahead), signal.rate(0));
        horizons.check(problems);
        if (!List.of("elman", "lstm", "gru").contains(cell)) {
            problems.add("--cell", "must be elman, lstm or gru, was '" + cell + "'");
        }
        problems.inRange("--hidden", hidden, 1, 1_024);
        problems.inRange("--updates", updates, 1, 100_000);
        problems.inRange("--port", port, 0, 65_535);
        if (faults) {
            FaultPlan.check(problems, signal, source.isRecording(), speed, Optional.ofNullable(limit));
        }
        problems.throwIfAny(command.commandLine());
        return new DemoSettings(
                chosen.orElseThrow(),
                horizons.target(),
                CellKind.valueOf(cell.toUpperCase(Locale.ROOT)),
                hidden,
                updates,
                Optional.ofNullable(limit),
                headless ? Optional.empty() : Optional.of(port),
                Optional.ofNullable(report),
                faults ? Optional.of(FaultPlan.of(signal, Optional.ofNullable(limit))) : Optional.empty());
    }

    private Signal signal() {
        try {
            return source.signal();
        } catch (RecordingException | IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private static SignalSource source(DriftStory story) {
        return new ReplaySource(
                "vibrations of a machine, at %d times their speed".formatted(DriftStory.SPEED),
                story.signal(),
                DriftStory.replay());
    }

    private SignalSource source(Signal signal, Optional<FaultPlan> planted) {
        String title = signal.name() + ", " + signal.channels().size()
                + (signal.channels().size() == 1 ? " channel" : " channels")
                + (speed == 1 ? "" : String.format(Locale.ROOT, ", at %s times the recorded speed", speed));
        return new ReplaySource(
                title,
                planted.<Signal>map(plan -> new FaultySignal(signal, plan)).orElse(signal),
                ReplayOptions.of(signal.name()).withSpeed(speed).withLoop(true));
    }
}
