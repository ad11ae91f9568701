package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Fills a small file system of its own. Only the superuser of Linux can mount one. */
@Tag("once")
@ExtendWith(SharedBroker.class)
class FullDiskIT {
    @TempDir
    Path disk;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()) == 0,
                "this user cannot mount a file system");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "--lazy", disk.toString());
    }

    @Test
    void shouldNameAFullDiskAtTheStart(LocalBroker broker) throws Exception {
        fill();
        try (var lab = new ServiceLab(broker, "full-start")) {
            assertThatThrownBy(() -> lab.serve(disk.resolve("states")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the disk of --state-dir " + disk.resolve("states") + " is full");
        }
    }

    @Test
    void shouldNameADiskThatFillsUpDuringWork(LocalBroker broker) throws Exception {
        var sender = Executors.newSingleThreadExecutor();
        try (var lab = new ServiceLab(broker, "full-work");
                var service = lab.serve(disk.resolve("states"))) {
            lab.observe("pump", 0, 1);
            lab.texts(lab.topics().forecasts(), 1);
            fill();
            var sending = sender.submit(() -> {
                for (int tick = 1; !Thread.currentThread().isInterrupted(); tick++) {
                    for (int series = 0; series < 500; series++) {
                        lab.observe("pump/" + series, tick, tick);
                    }
                    lab.flush();
                }
            });

            assertThatThrownBy(service::awaitShutdown)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(
                            "forecasting stopped: the disk of --state-dir " + disk.resolve("states") + " is full (")
                    .hasMessageContaining("No space left on device");
            sending.cancel(true);
            sender.shutdown();
            assertThat(sender.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            sender.shutdownNow();
        }
    }

    private void fill() {
        try (var out = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessage("No space left on device");
        }
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) { // there is no such command
            return -1;
        }
    }
}
