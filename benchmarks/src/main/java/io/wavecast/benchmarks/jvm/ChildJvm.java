package io.wavecast.benchmarks.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A child JVM with this JVM's class path, so that its processor time can be measured separately. Its main class communicates
 * through {@link ParentPipe}: one line per question, one line per answer. It ends when this JVM ends, for whatever reason.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final String name;
    private final Process process;
    private final PrintWriter questions;
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>(); // empty after the last line

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        var reader = new Thread(this::read, name + "-answers");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a JVM and returns at once.
     *
     * @param main class that the JVM runs
     * @param heapMib largest heap of the child, in mebibytes
     * @param folder for the child's temporary files; the caller deletes it, since the child may be killed
     * @param options of the JVM, beside those of all children
     * @param arguments of the main class
     * @throws IOException if the process cannot be started
     */
    public static ChildJvm start(Class<?> main, int heapMib, Path folder, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMib + "m");
        command.addAll(JvmOptions.common());
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder));
        command.add("-Dwavecast.log=WARN");
        // Clients warn about settings of other clients. The broker logs errors that producers resolve by a retry.
        command.add("-Dwavecast.log.kafka=OFF");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new ChildJvm(main.getSimpleName(), process);
    }

    /**
     * The child's next line.
     *
     * @throws IllegalStateException if the child ended, or sends nothing within ten minutes
     */
    public String answer() throws InterruptedException {
        Optional<String> line = answers.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        if (line == null) {
            throw new IllegalStateException(name + " sent no answer within " + TIMEOUT);
        }
        return line.orElseThrow(() -> new IllegalStateException(name + " ended; its last lines are above"));
    }

    /** Sends a question and returns the answer. */
    public String ask(String question) throws InterruptedException {
        questions.println(question);
        return answer();
    }

    /** Processor time of all threads so far, including the JIT compiler and the garbage collector. */
    public Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException(
                        "this operating system does not report the processor time of " + name));
    }

    /**
     * The largest resident memory of the process so far, as Linux counts it.
     *
     * @throws IllegalStateException on another operating system
     */
    public long peakMemoryBytes() {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("expected a line VmHWM in " + status + ", was none"));
        } catch (IOException e) {
            throw new IllegalStateException("expected the memory of " + name + " in " + status, e);
        }
    }

    /** Whether the process still runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Asks the child to finish and end, and waits for that. */
    public void stop() throws InterruptedException {
        questions.println(ParentPipe.STOP);
        if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not end within " + TIMEOUT);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(name + ": expected exit status 0, was " + process.exitValue());
        }
    }

    /** Kills the child at once. */
    @Override
    public void close() {
        process.destroyForcibly();
        // Its files can be deleted only after its end. A kill is fast, so this wait has no limit.
        process.onExit().join();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(Optional.of(line));
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        } finally {
            answers.add(Optional.empty());
        }
    }
}
