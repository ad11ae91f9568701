package io.wavecast.trainer;

import io.wavecast.cli.ConfigCommand;
import io.wavecast.cli.ServiceSettings;
import io.wavecast.signals.produce.ProduceCommand;
import io.wavecast.trainer.backtest.BacktestCommand;
import io.wavecast.trainer.backup.ModelsCommand;
import io.wavecast.trainer.foreign.ImportCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of the learning service's image. */
@Command(
        name = "wavecast",
        mixinStandardHelpOptions = true,
        subcommands = {
            TrainCommand.class,
            BacktestCommand.class,
            ImportCommand.class,
            ModelsCommand.class,
            ProduceCommand.class,
            ConfigCommand.class
        },
        description =
                "Trains models on the data in Kafka; also produces data, imports models and compares forecasters.")
public final class TrainerApp implements Runnable {
    @Spec
    private CommandSpec command;

    public static void main(String[] arguments) {
        System.exit(ServiceSettings.commandLine(new TrainerApp()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "expected a command, such as train");
    }
}
