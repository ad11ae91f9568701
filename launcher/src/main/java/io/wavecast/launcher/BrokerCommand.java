package io.wavecast.launcher;

import io.wavecast.cli.Problems;
import io.wavecast.cli.StopSignals;
import io.wavecast.kafka.LocalBroker;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code wavecast broker}. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs one Kafka broker on this machine, until it is stopped, for people without Docker.",
            "It listens on 127.0.0.1 only, without encryption or passwords."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  wavecast broker --dir data", "  wavecast serve --bootstrap localhost:9092"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped on request", "1:failure", "2:the port or the folder cannot be used"})
final class BrokerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "port of the broker; 0 for any free port (default ${DEFAULT-VALUE})",
            defaultValue = "9092")
    private int port;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "folder of the topics, which the next start continues (default: a temporary folder, deleted at the end)")
    private @Nullable Path folder;

    @Override
    public Integer call() throws InterruptedException {
        var problems = Problems.ofOptions();
        problems.inRange("--port", port, 0, 65_535);
        problems.throwIfAny(command.commandLine());
        var stop = new CountDownLatch(1);
        return StopSignals.during(() -> runUntil(stop), stop::countDown);
    }

    private int runUntil(CountDownLatch stop) throws InterruptedException {
        try (LocalBroker broker = start()) {
            print(broker);
            stop.await();
        }
        return 0;
    }

    /** @throws ParameterException if the port or the folder cannot be used; picocli prints it and exits with 2 */
    private LocalBroker start() {
        try {
            return folder == null ? LocalBroker.start(port) : LocalBroker.start(port, folder);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private void print(LocalBroker broker) {
        PrintWriter out = command.commandLine().getOut();
        String life = folder == null ? ", deleted at the end" : "";
        out.println("Broker: " + broker.bootstrap() + " (data in " + broker.directory() + life + ")");
        out.println("  wavecast serve --bootstrap " + broker.bootstrap());
        out.println("  kcat -b " + broker.bootstrap() + " -L");
        out.flush();
    }
}
