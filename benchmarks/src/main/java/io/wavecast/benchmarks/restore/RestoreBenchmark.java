package io.wavecast.benchmarks.restore;

import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.testbed.ServiceVariant;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.runtime.Profile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Time until every partition answers again: from the start of a service whose disk is as it was, and of one whose disk is
 * empty; and from the kill of a service at work that has a standby. An answer counts when a reader of committed forecasts
 * has it.
 */
public final class RestoreBenchmark implements Benchmark {
    private static final int PARTITIONS = 4;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEBI = 1 << 20;
    /** The least that brokers allow: a killed service is missed this long after its last sign of life. */
    private static final int SESSION_SECONDS = 6;
    /** Enough to be in the midst of them when the kill comes. */
    private static final int UNDER_WAY = 40_000;

    /**
     * So many series with so many observations each before anything is measured.
     *
     * @param heapMib of each service, in mebibytes
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
            try (Testbed lab = Testbed.start(PARTITIONS)) {
                new OneLoad(lab, load, report).run();
            }
        }
    }

    /** The cases of one load, one after the other. */
    private final class OneLoad {
        private final Testbed lab;
        private final Load load;
        private final Report report;
        private final Workload workload;
        private final ServiceSettings settings;
        private long sent;

        OneLoad(Testbed lab, Load load, Report report) {
            this.lab = lab;
            this.load = load;
            this.report = report;
            this.workload = new Workload("s", load.series(), PARTITIONS);
            this.settings = new ServiceSettings(
                    ServiceVariant.WAVECAST,
                    "restore",
                    lab.stateDir("first"),
                    Profile.THROUGHPUT,
                    PARTITIONS,
                    1,
                    WireFormat.JSON,
                    load.heapMib(),
                    Map.of(
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
            try (ServiceProcess service = lab.start(settings)) {
                service.awaitRunning();
                Polling.until(() -> lab.answered(settings.application()).values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        == sent);
                service.stop();
            }
            add("changelog on the broker", lab.bytesStored(settings.changelog()) / MEBI, "MiB");
            add("started, disk kept", started(), "s");
            lab.deleteStates(settings.stateDir());
            add("started, disk empty", started(), "s");
            add("killed at work, standby (misses it after " + SESSION_SECONDS + " s)", killed(), "s");
        }

        /** Seconds from the start of the process to an answer from every partition. */
        private double started() throws InterruptedException, IOException {
            try (var forecasts = new NewForecastCounter(lab, settings.topics().forecasts())) {
                send(PARTITIONS);
                long begun = System.nanoTime();
                try (ServiceProcess service = lab.start(settings)) {
                    service.awaitRunning();
                    forecasts.await(PARTITIONS, service);
                    double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
                    service.stop();
                    return seconds;
                }
            }
        }

        /** Seconds from the kill to the last forecast that was outstanding, and to one more from every partition. */
        private double killed() throws InterruptedException, ExecutionException, IOException {
            try (ServiceProcess active = lab.start(settings)) {
                active.awaitRunning();
                try (ServiceProcess standby = lab.start(settings.withStateDir(lab.stateDir("second")))) {
                    standby.awaitRunning();
                    // Kafka Streams may share the work out between them, or leave it with the first: all is followed.
                    Polling.until(() -> active.standbys() + standby.standbys() == PARTITIONS);
                    try (var forecasts =
                            new NewForecastCounter(lab, settings.topics().forecasts())) {
                        send(UNDER_WAY);
                        forecasts.await(1, active);
                        active.kill();
                        long killed = System.nanoTime();
                        send(PARTITIONS);
                        forecasts.await(UNDER_WAY + PARTITIONS, standby);
                        double seconds = (System.nanoTime() - killed) / NANOS_PER_SECOND;
                        standby.stop();
                        return seconds;
                    }
                }
            }
        }

        private void send(long records) {
            lab.send(workload, sent, sent + records);
            sent += records;
        }

        private void add(String what, double value, String unit) {
            String of = String.format(Locale.ROOT, "%,d series: %s", load.series(), what);
            report.add(Figure.of(name(), of, value, unit));
        }
    }
}
