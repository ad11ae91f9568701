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
 * A JVM of its own from this one's class path, so that processor time can be told apart. Its main talks through {@link
 * ParentPipe}: one line per question, one per answer. It ends with this JVM, however that ends.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int FIRST_WITH_WARNINGS = 24;

    private final String name;
    private final Process process;
    private final PrintWriter questions;
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>(); // empty: there are no more

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        var reader = new Thread(this::read, name + "-answers");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Returns at once.
     *
     * @param heapMib of the child, in mebibytes
     * @param folder for its temporary files; it may be killed, so they are its starter's to remove
     */
    public static ChildJvm start(Class<?> main, int heapMib, Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMib + "m");
        if (Runtime.version().feature() >= FIRST_WITH_WARNINGS) {
            // RocksDB loads native code and uses Unsafe; newer JVMs warn unless told that it is meant.
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder));
        command.add("-Dwavecast.log=WARN");
        // Clients warn of settings that are meant for other clients; the broker logs as errors what producers soon
        // repeat.
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

    /** The child's answer; without a question, its next line. */
    public String answer() throws InterruptedException {
        Optional<String> line = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (line == null) {
            throw new IllegalStateException(name + " did not answer within " + PATIENCE);
        }
        return line.orElseThrow(() -> new IllegalStateException(name + " ended, its last lines are above"));
    }

    public String ask(String question) throws InterruptedException {
        questions.println(question);
        return answer();
    }

    /** Processor time that it has used in all of its threads, the JIT compiler's and the collector's included. */
    public Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() ->
                        new IllegalStateException("this operating system does not tell the processor time of " + name));
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Lets it finish what is under way. */
    public void stop() throws InterruptedException {
        questions.println(ParentPipe.STOP);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not end within " + PATIENCE);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(name + " ended with " + process.exitValue());
        }
    }

    /** At once, without a chance to finish anything. */
    @Override
    public void close() {
        process.destroyForcibly();
        // Its files can be removed only after it is gone; a kill takes no time worth a limit.
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
