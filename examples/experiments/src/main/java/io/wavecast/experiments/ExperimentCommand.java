package io.wavecast.experiments;

import io.wavecast.experiments.api.Experiment;
import io.wavecast.experiments.api.SignalExperiment;
import io.wavecast.experiments.api.TextExperiment;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.stream.PacedStream;
import io.wavecast.experiments.stream.LiveView;
import io.wavecast.experiments.cells.CellsExperiment;
import io.wavecast.experiments.eeg.EegExperiment;
import io.wavecast.experiments.sentiment.SentimentExperiment;
import io.wavecast.experiments.sine.SineExperiment;
import io.wavecast.experiments.words.WordsExperiment;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import io.wavecast.signals.SourceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wavecast experiment}. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one of the classic experiments: it trains, measures, prints a table, draws, and goes through the stream with the same"
                    + " weights.",
            "",
            "words: letters without spaces; the error tells where words begin (Elman 1990)",
            "sine:  a sine, and how long a forecast holds that feeds on itself",
            "eeg:   a recording, and how far ahead it can be told, by what",
            "cells: Elman, LSTM and GRU as large and with as many weights as each other; and what they can remember",
            "sentiment: reviews, word by word; --input is a folder with pos/ and neg/, a text a file, or with one file *.pos and one *.neg,",
            "       a sentence a line",
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

    @Parameters(index = "0", paramLabel = "NAME", description = "which one")
    private String name;

    @Option(names = "--report", paramLabel = "DIR", description = "tables and pictures go there")
    private Path folder;

    @Mixin
    private SourceOptions source;

    @Mixin
    private PageOptions page;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Experiment wanted = ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("there is no experiment '" + name + "': "
                        + ALL.stream().map(Experiment::name).collect(Collectors.joining(", "))
                        + (ALL.size() == 1 ? " is there" : " are there")));
        boolean texts = wanted instanceof TextExperiment && source.input().isPresent();
        if (source.isChosen() && !texts && !(wanted instanceof SignalExperiment)) {
            throw wrong("'" + name + "' takes no --input, --signal, nor what goes with them: it makes its own data");
        }
        List<String> problems = page.problems(wanted);
        if (!problems.isEmpty()) {
            throw wrong(String.join(System.lineSeparator(), problems));
        }
        Optional<Signal> signal = source.isChosen() && !texts ? Optional.of(signal()) : Optional.empty();
        try (LiveView view = page.open(wanted.summary()).orElse(null)) {
            var report = new Report(
                    command.commandLine().getOut(),
                    Optional.ofNullable(folder),
                    source.seed(),
                    Optional.ofNullable(view).map(one -> new PacedStream(one, page.perSecond())));
            report.say(wanted.summary());
            if (view != null) {
                report.say("Live page: " + view.url());
            }
            if (texts) {
                texts((TextExperiment) wanted, source.input().orElseThrow()).run(report);
            } else if (signal.isPresent()) {
                ((SignalExperiment) wanted).run(report, signal.get());
            } else {
                wanted.run(report);
            }
        }
        return 0;
    }

    private Signal signal() {
        try {
            return source.signal();
        } catch (RecordingException | IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private TextExperiment.Texts texts(TextExperiment wanted, Path input) throws IOException {
        try {
            return wanted.read(input);
        } catch (IllegalArgumentException e) {
            throw wrong("--input: " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
