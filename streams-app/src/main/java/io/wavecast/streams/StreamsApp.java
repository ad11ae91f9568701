package io.wavecast.streams;

import io.wavecast.cli.ConfigCommand;
import io.wavecast.cli.ServiceSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main class of the forecasting service's image. */
@Command(
        name = "wavecast",
        mixinStandardHelpOptions = true,
        subcommands = {ServeCommand.class, EventsCommand.class, ConfigCommand.class},
        description = "Answers every observation in Kafka with a forecast.")
public final class StreamsApp implements Runnable {
    @Spec
    private CommandSpec command;

    public static void main(String[] arguments) {
        System.exit(ServiceSettings.commandLine(new StreamsApp()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "expected a command: serve, events or config");
    }
}
