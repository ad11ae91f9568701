package io.wavecast.launcher;

import io.wavecast.cli.ConfigCommand;
import io.wavecast.cli.ServiceSettings;
import io.wavecast.demo.DemoCommand;
import io.wavecast.experiments.ExperimentCommand;
import io.wavecast.signals.produce.ProduceCommand;
import io.wavecast.streams.ServeCommand;
import io.wavecast.trainer.TrainCommand;
import io.wavecast.trainer.backtest.BacktestCommand;
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

/** {@code wavecast}: one command for everything. */
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
            ExperimentCommand.class,
            ProduceCommand.class,
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
            "serve answers every sample with the next ones and an interval; train learns",
            "from the same samples, judges, and publishes weights that serve takes over",
            "while it runs. The topics are in brackets.",
            "",
            "demo does all of it in one JVM, with a broker of its own; backtest needs no broker.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it went well", "1:something failed", "2:an option is wrong"})
public final class Wavecast implements Runnable {
    @Spec
    private CommandSpec command;

    public static void main(String[] arguments) {
        if (arguments.length > 0 && List.of("demo", "experiment").contains(arguments[0])) {
            // Its broker is nobody else's, and it tells by itself what happens.
            System.setProperty("wavecast.log.kafka", "ERROR");
            System.setProperty("wavecast.log", "WARN");
        }
        System.exit(ServiceSettings.commandLine(new Wavecast()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "which command? demo shows what it is about");
    }

    /** The version that the build wrote down. */
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
