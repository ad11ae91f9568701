package io.wavecast.launcher;

import io.wavecast.cli.ConfigCommand;
import io.wavecast.cli.ServiceSettings;
import io.wavecast.demo.DemoCommand;
import io.wavecast.demo.watch.WatchCommand;
import io.wavecast.experiments.ExperimentCommand;
import io.wavecast.signals.produce.ProduceCommand;
import io.wavecast.streams.EventsCommand;
import io.wavecast.streams.ServeCommand;
import io.wavecast.trainer.TrainCommand;
import io.wavecast.trainer.backtest.BacktestCommand;
import io.wavecast.trainer.backup.ModelsCommand;
import io.wavecast.trainer.foreign.ImportCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code wavecast}, with all other commands below it. */
@Command(
        name = "wavecast",
        mixinStandardHelpOptions = true,
        versionProvider = Wavecast.Version.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            TrainCommand.class,
            BacktestCommand.class,
            ImportCommand.class,
            ModelsCommand.class,
            ExperimentCommand.class,
            ProduceCommand.class,
            EventsCommand.class,
            WatchCommand.class,
            BrokerCommand.class,
            ConfigCommand.class
        },
        description = {
            "Forecasts sensor and EEG signals while they stream through Kafka.",
            "",
            "  produce --> [sensor-events] --+--> serve --+--> [forecasts]",
            "                                |      ^     '--> [forecast-scores]",
            "                                |      |",
            "                                |   [models]",
            "                                |      ^",
            "                                '--> train",
            "",
            "serve forecasts the next samples of each series, with an interval. train learns",
            "from the same samples, judges the model on held-out data, and publishes it;",
            "serve loads it while it runs. Topics are in brackets.",
            "",
            "demo runs all of this in one JVM, with a broker of its own. backtest needs no broker.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:failure", "2:an option is invalid"})
public final class Wavecast implements Runnable {
    @Spec
    private CommandSpec command;

    public static void main(String[] arguments) {
        if (arguments.length > 0 && List.of("demo", "experiment", "broker").contains(arguments[0])) {
            // These commands run a broker of their own, and print their progress themselves.
            System.setProperty("wavecast.log.kafka", "ERROR");
            System.setProperty("wavecast.log", "WARN");
        }
        System.exit(ServiceSettings.commandLine(new Wavecast()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "expected a command; try demo");
    }

    /** The version, from a file that the build writes. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var properties = new Properties();
            try (InputStream in = Wavecast.class.getResourceAsStream("version.properties")) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new String[] {"wavecast " + properties.getProperty("version")};
        }
    }
}
