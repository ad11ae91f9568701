package io.wavecast.trainer;

import io.wavecast.kafka.LocalBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs {@code train} in its own JVM, so that a test can kill it. */
final class TrainerProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private TrainerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static TrainerProcess start(LocalBroker broker, Path folder, String... options) throws IOException {
        Path client = Files.writeString(folder.resolve("client.properties"), "session.timeout.ms=6000\n");
        Path output = Files.createTempFile(folder, "trainer", ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TrainerProcess.class.getName(),
                "--bootstrap=" + broker.bootstrap(),
                "--client-config=" + client));
        command.addAll(List.of(options));
        return new TrainerProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new TrainCommand()).execute(args));
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** Ends the process at once; no shutdown hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops the process in an orderly way. @return its exit code */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
