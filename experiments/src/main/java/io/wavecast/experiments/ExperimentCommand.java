package io.wavecast.experiments;

import io.wavecast.experiments.sine.SineExperiment;
import io.wavecast.experiments.words.WordsExperiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
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
            ""
        })
public final class ExperimentCommand implements Callable<Integer> {
    private static final List<Experiment> ALL = List.of(new WordsExperiment(), new SineExperiment());

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "NAME", description = "which one")
    private String name;

    @Option(names = "--report", paramLabel = "DIR", description = "tables and pictures go there")
    private Path folder;

    @Option(names = "--seed", description = "of every random choice (default ${DEFAULT-VALUE})", defaultValue = "1")
    private long seed;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Experiment wanted = ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        "there is no experiment '" + name + "': "
                                + ALL.stream().map(Experiment::name).collect(Collectors.joining(", "))
                                + (ALL.size() == 1 ? " is there" : " are there")));
        var report = new Report(command.commandLine().getOut(), Optional.ofNullable(folder), seed);
        report.say(wanted.summary());
        wanted.run(report);
        return 0;
    }
}
