package io.wavecast.benchmarks.restore;

import io.wavecast.benchmarks.jvm.Folders;
import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.testbed.ServiceVariant;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Measures the time until every partition has forecasts again: from the start of a service with its disk, from the start of one with
 * an empty disk, and from the kill of a working service that has a standby. A forecast counts when a reader of committed records
 * has it.
 */
public final class RestoreBenchmark implements Benchmark {
    private static final int PARTITIONS = 4;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEBI = 1 << 20;
    /** The smallest session timeout that brokers allow: the group notices a kill this long after the last heartbeat. */
    private static final int SESSION_SECONDS = 6;
    /** Number of observations being processed at the kill: enough that the service cannot have finished them. */
    private static final int IN_FLIGHT = 40_000;

    /**
     * The observations processed before a measurement.
     *
     * @param series number of series
     * @param samples observations of each series
     * @param heapMib heap of each service, in mebibytes
     */
    private record Load(int series, int samples, int heapMib) {}

    private static final Load SMALL = new Load(1_000, 200, 2_048);
    private static final Load MIDDLE = new Load(100_000, 4, 2_048);
    private static final Load LARGE = new Load(1_000_000, 4, 6_144);

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String summary() {
        return "time until all partitions answer again, exactly-once, LSTM of 64 units";
    }

    @Override
    public void run(Scale scale, Report report) throws Exception {
        for (Load load : scale == Scale.QUICK ? List.of(SMALL, MIDDLE) : List.of(SMALL, MIDDLE, LARGE)) {
            try (Testbed testbed = Testbed.start(PARTITIONS)) {
                new Measurement(testbed, load, report).run();
            }
        }
    }

    /** All cases of one load, one after the other. */
    private final class Measurement {
        private final Testbed testbed;
        private final Load load;
        private final Report report;
        private final Workload workload;
        private final ServiceSettings settings;
        private long sent;

        Measurement(Testbed testbed, Load load, Report report) {
            this.testbed = testbed;
            this.load = load;
            this.report = report;
            this.workload = new Workload("s", load.series(), PARTITIONS);
            this.settings = ServiceSettings.of(
                            ServiceVariant.WAVECAST, "restore", testbed.stateDir("first"), PARTITIONS, load.heapMib())
                    .withClient(Map.of(
                            "num.standby.replicas",
                            "1",
                            "session.timeout.ms",
                            String.valueOf(SESSION_SECONDS * 1_000),
                            "heartbeat.interval.ms",
                            "2000"));
        }

        void run() throws InterruptedException, ExecutionException, IOException {
            report.progress(
                    String.format(Locale.ROOT, "%,d series with %d observations each", load.series(), load.samples()));
            send((long) load.series() * load.samples());
            try (ServiceProcess service = testbed.start(settings)) {
                service.awaitRunning();
                Polling.until(
                        "commits of " + sent + " observations",
                        () -> testbed.topics().totalProcessed(settings.application()) == sent);
                service.stop();
            }
            add("changelog on the broker", testbed.topics().bytesStored(settings.changelog()) / MEBI, "MiB");
            add("started, disk kept", secondsAfterStart(), "s");
            Folders.delete(settings.stateDir());
            add("started, disk empty", secondsAfterStart(), "s");
            add("killed at work, standby (misses it after " + SESSION_SECONDS + " s)", secondsAfterKill(), "s");
        }

        /** Seconds from the start of the process until every partition has a forecast. */
        private double secondsAfterStart() throws InterruptedException, IOException {
            try (var forecasts =
                    new NewForecastCounter(testbed, settings.topics().forecasts())) {
                send(PARTITIONS);
                long begun = System.nanoTime();
                try (ServiceProcess service = testbed.start(settings)) {
                    service.awaitRunning();
                    forecasts.await(PARTITIONS, service);
                    double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
                    service.stop();
                    return seconds;
                }
            }
        }

        /** Seconds from the kill until the last forecast in flight, and one more from every partition. */
        private double secondsAfterKill() throws InterruptedException, ExecutionException, IOException {
            try (ServiceProcess active = testbed.start(settings)) {
                active.awaitRunning();
                try (ServiceProcess standby = testbed.start(settings.withStateDir(testbed.stateDir("second")))) {
                    standby.awaitRunning();
                    // Kafka Streams may divide the partitions between the two services or not. Each has one standby in
                    // any case.
                    Polling.until(
                            PARTITIONS + " standbys that are up to date",
                            () -> active.caughtUpStandbys() + standby.caughtUpStandbys() == PARTITIONS);
                    try (var forecasts =
                            new NewForecastCounter(testbed, settings.topics().forecasts())) {
                        send(IN_FLIGHT);
                        forecasts.await(1, active);
                        active.kill();
                        long killed = System.nanoTime();
                        send(PARTITIONS);
                        forecasts.await(IN_FLIGHT + PARTITIONS, standby);
                        double seconds = (System.nanoTime() - killed) / NANOS_PER_SECOND;
                        standby.stop();
                        return seconds;
                    }
                }
            }
        }

        private void send(long records) {
            testbed.clients().send(workload, sent, sent + records);
            sent += records;
        }

        private void add(String label, double value, String unit) {
            String full = String.format(Locale.ROOT, "%,d series: %s", load.series(), label);
            report.add(Figure.of(name(), full, value, unit));
        }
    }
}
