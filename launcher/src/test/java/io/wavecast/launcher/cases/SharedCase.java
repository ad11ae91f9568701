package io.wavecast.launcher.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wavecast.kafka.LocalBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What the tests of the cases share: the folder and a broker. The tests are skipped where the folder does not exist. */
abstract class SharedCase {
    static final long SECOND = 1_000_000;
    static final long MINUTE = 60 * SECOND;

    private static final Path FOLDER = Path.of("../../shared/cases");
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static LocalBroker broker;

    @BeforeAll
    static void start() {
        assumeTrue(Files.isDirectory(FOLDER), "skipped: there is no folder " + FOLDER.toAbsolutePath());
        broker = LocalBroker.start(0);
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    static String bootstrap() {
        return broker.bootstrap();
    }

    /** A prefix of topics that no other run has. */
    static String freshPrefix() {
        return "run" + RUNS.incrementAndGet() + ".";
    }

    static String file(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), "skipped: there is no " + file.toAbsolutePath());
        return file.toString();
    }

    static CaseRun produce(String name, String... options) throws InterruptedException {
        return CaseRun.produce(bootstrap(), freshPrefix(), file(name), options);
    }

    static CaseRun backtest(String name, String... options) {
        String[] command = {"backtest", "--input=" + file(name), "--models=naive", "--horizons=1"};
        String[] all = Arrays.copyOf(command, command.length + options.length);
        System.arraycopy(options, 0, all, command.length, options.length);
        return CaseRun.of(all);
    }

    /** Asserts that a run sent series of these names only. */
    static void assertSent(CaseRun run, String... series) {
        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.sent().keySet()).as(run.said()).containsExactlyInAnyOrder(series);
    }

    /** Microseconds since the epoch. */
    static long micros(String instant) {
        return Instant.parse(instant).toEpochMilli() * 1_000;
    }
}
