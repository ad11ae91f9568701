package io.wavecast.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of {@code wavecast} in its own JVM. */
final class WavecastProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private WavecastProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static WavecastProcess start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Wavecast.class.getName()));
        command.addAll(List.of(arguments));
        return new WavecastProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /**
     * Reads the output up to the first match of a pattern.
     *
     * @return the pattern's first group
     * @throws IllegalStateException if the process ends without a match; its message has the output
     */
    String await(Pattern pattern) throws IOException {
        var read = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
            read.append(line).append('\n');
        }
        throw new IllegalStateException("expected " + pattern + ", was:\n" + read);
    }

    /** Sends SIGTERM. @return the exit code */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Ends the process at once; no shutdown hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
