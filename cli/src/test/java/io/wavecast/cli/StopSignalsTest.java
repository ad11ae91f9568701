package io.wavecast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Starts a process for each signal. */
class StopSignalsTest {
    /** Waits for a signal, and ends with 0; a process that is stuck does not end by one signal. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String[] arguments) throws InterruptedException {
            var stopped = new CountDownLatch(1);
            boolean stuck = arguments.length > 0;
            System.exit(StopSignals.during(
                    () -> {
                        System.out.println("waiting");
                        stopped.await();
                        return 0;
                    },
                    () -> {
                        System.out.println("stopping");
                        if (!stuck) {
                            stopped.countDown();
                        }
                    }));
        }
    }

    /** With the number that POSIX and Linux give it. */
    private enum Signal {
        HUP(1),
        INT(2),
        TERM(15);

        private final int number;

        Signal(int number) {
            this.number = number;
        }
    }

    @Test
    void shouldEndWithTheCodeOfTheCommand() throws Exception {
        for (Signal signal : Signal.values()) {
            Process process = start();
            awaitLine(process, "waiting");
            if (isIgnored(process, signal)) {
                process.destroyForcibly(); // nohup, or a job in the background of a script
                continue;
            }
            send(process, signal.name());

            assertThat(process.waitFor()).as(signal.name()).isZero();
        }
    }

    @Test
    void shouldEndAtOnceOnASecondSignal() throws Exception {
        Process process = start("stuck");
        awaitLine(process, "waiting");
        send(process, "TERM");
        awaitLine(process, "stopping");
        send(process, "TERM");

        assertThat(process.waitFor()).isEqualTo(128 + 15);
    }

    private static Process start(String... arguments) throws Exception {
        assumeThat(File.separatorChar).as("a system with signals").isEqualTo('/');
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                Waiting.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void awaitLine(Process process, String line) throws Exception {
        var text = new StringBuilder();
        while (!text.toString().contains(line)) {
            int next = process.getInputStream().read();
            assertThat(next).as("a line '%s' after '%s'", line, text).isNotNegative();
            text.append(new String(new byte[] {(byte) next}, StandardCharsets.US_ASCII));
        }
    }

    /** Whether the process was started with the signal ignored, as Linux reports it. Java leaves such a signal alone. */
    private static boolean isIgnored(Process process, Signal signal) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        return (Long.parseUnsignedLong(mask, 16) >> (signal.number - 1) & 1) == 1;
    }

    private static void send(Process process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
