package io.wavecast.experiments;

import io.wavecast.experiments.api.Experiment;
import io.wavecast.experiments.api.SignalExperiment;
import io.wavecast.experiments.api.TextExperiment;
import io.wavecast.experiments.cells.CellsExperiment;
import io.wavecast.experiments.eeg.EegExperiment;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.sentiment.SentimentExperiment;
import io.wavecast.experiments.sine.SineExperiment;
import io.wavecast.experiments.stream.LiveView;
import io.wavecast.experiments.stream.PacedStream;
import io.wavecast.experiments.words.WordsExperiment;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.SamplingRates;
import io.wavecast.signals.Signal;
import io.wavecast.signals.recording.SourceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code wavecast experiment}. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a classic experiment on recurrent networks: trains, prints a table, draws charts, and compares with the stream.",
            "",
            "words:     letters without spaces; the error is largest where a word begins",
            "           (Elman 1990)",
            "sine:      a sine wave; how long closed-loop forecasts stay accurate",
            "eeg:       a recording; how far ahead each kind of forecaster is accurate",
            "cells:     Elman, LSTM and GRU with equal units and with equal weights;",
            "           accuracy on recordings, and memory",
            "sentiment: positive and negative reviews; --input is a folder with pos/ and",
            "           neg/, one text per file, or with one file *.pos and one *.neg,",
            "           one sentence per line",
            ""
        })
public final class ExperimentCommand implements Callable<Integer> {
    private static final List<Experiment> ALL = List.of(
            new WordsExperiment(),
            new EegExperiment(),
            new SineExperiment(),
            new CellsExperiment(),
            new SentimentExperiment());

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "NAME", description = "the experiment")
    private String name = "";

    @Option(names = "--report", paramLabel = "DIR", description = "write tables and charts to this folder")
    private @Nullable Path folder;

    @Mixin
    private SourceOptions source;

    @Mixin
    private PageOptions page;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Experiment experiment = ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid("expected one of "
                        + ALL.stream().map(Experiment::name).collect(Collectors.joining(", ")) + ", was '" + name
                        + "'"));
        boolean texts = experiment instanceof TextExperiment && source.input().isPresent();
        if (source.isChosen() && !texts && !(experiment instanceof SignalExperiment)) {
            throw invalid("'" + name + "' takes no signal: remove --input, --signal and their options");
        }
        List<String> problems = page.problems(experiment);
        if (!problems.isEmpty()) {
            throw invalid(String.join(System.lineSeparator(), problems));
        }
        Optional<Signal> signal = source.isChosen() && !texts ? Optional.of(signal()) : Optional.empty();
        try (LiveView view = page.open(experiment.summary()).orElse(null)) {
            var report = new Report(
                    command.commandLine().getOut(),
                    Optional.ofNullable(folder),
                    source.seed(),
                    Optional.ofNullable(view).map(one -> new PacedStream(one, page.perSecond())));
            report.print(experiment.summary());
            if (view != null) {
                report.print("Live page: " + view.url());
            }
            if (texts) {
                texts((TextExperiment) experiment, source.input().orElseThrow()).run(report);
            } else if (signal.isPresent()) {
                ((SignalExperiment) experiment).run(report, signal.get());
            } else {
                experiment.run(report);
            }
        }
        return 0;
    }

    private Signal signal() {
        try {
            Signal signal = source.signal();
            SamplingRates.requireOne(signal);
            return signal;
        } catch (RecordingException | IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private TextExperiment.Texts texts(TextExperiment experiment, Path input) throws IOException {
        try {
            return experiment.read(input);
        } catch (IllegalArgumentException e) {
            throw invalid("--input: " + e.getMessage());
        }
    }

    private ParameterException invalid(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
