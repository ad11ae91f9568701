package io.wavecast.benchmarks.restore;

import io.wavecast.benchmarks.jvm.Folders;
import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.testbed.Polling;
import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.testbed.ServiceVariant;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Measures the time until every partition has forecasts again: from the start of a service with its disk, and from the start of one with
 * an empty disk. A forecast counts when a reader of committed records has it.
 */
public final class RestoreBenchmark implements Benchmark {
    private static final int PARTITIONS = 4;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEBI = 1 << 20;
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
        for (Load load : scale == Scale.QUICK ? List.of(MIDDLE) : List.of(SMALL, MIDDLE, LARGE)) {
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
                    ServiceVariant.WAVECAST, "restore", testbed.stateDir("first"), PARTITIONS, load.heapMib());
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
