package io.wavecast.streams.testing;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.ServeCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs {@code serve} in its own JVM, so that a test can kill it. */
public final class ServiceProcess implements AutoCloseable {
    private final Process process;

    private ServiceProcess(Process process) {
        this.process = process;
    }

    public static ServiceProcess start(ServiceLab lab, LocalBroker broker, Path stateDir) throws IOException {
        return start(
                lab, broker, stateDir, "", "--profile=throughput"); // rare commits, so that a kill comes between two
    }

    /**
     * Starts a process.
     *
     * @param clientConfig lines of further client properties
     * @param options further options of {@code serve}
     */
    public static ServiceProcess start(
            ServiceLab lab, LocalBroker broker, Path stateDir, String clientConfig, String... options)
            throws IOException {
        Path client = Files.createTempFile("client", ".properties");
        Files.writeString(client, "session.timeout.ms=6000\n" + clientConfig);
        client.toFile().deleteOnExit();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ServiceProcess.class.getName(),
                "--bootstrap=" + broker.bootstrap(),
                "--client-config=" + client,
                "--topic-prefix=" + lab.name() + ".",
                "--application-id=" + lab.name(),
                "--state-dir=" + stateDir,
                "--state-memory=1", // so that states are evicted and loaded again
                "--http-port=0"));
        command.addAll(List.of(options));
        return new ServiceProcess(new ProcessBuilder(command).inheritIO().start());
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new ServeCommand()).execute(args));
    }

    /** Kills the process immediately. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /**
     * Requests the process to stop, and waits for its end.
     *
     * @return its exit code
     */
    public int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Waits until the process ends by itself. Returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
