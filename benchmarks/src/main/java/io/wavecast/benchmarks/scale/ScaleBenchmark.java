package io.wavecast.benchmarks.scale;

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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Runs very many series in little memory. First a backlog of some observations each shows the highest rate; then a steady load of
 * {@value #LOAD} of that rate, at most one observation per series and second, shows latency and cost; then the service starts
 * with an empty disk.
 */
public final class ScaleBenchmark implements Benchmark {
    private static final int PARTITIONS = 4;
    private static final int BACKLOG = 2; // observations per series before the measured ones
    private static final double LOAD = 0.7;
    private static final double NANOS = 1e9;
    private static final double MEBI = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String summary() {
        return "many series in little memory, exactly-once, defaults, LSTM of 64 units";
    }

    @Override
    public boolean onlyByName() {
        return true;
    }

    @Override
    public void run(Scale scale, Report report) throws Exception {
        new Measurement(ScalePlan.of(scale), report).run();
    }

    /** All figures of one plan. */
    private final class Measurement {
        private final ScalePlan plan;
        private final Report report;
        private final Workload workload;

        Measurement(ScalePlan plan, Report report) {
            this.plan = plan;
            this.report = report;
            this.workload = new Workload("s", plan.series(), PARTITIONS);
        }

        void run() throws Exception {
            try (Testbed testbed = Testbed.start(PARTITIONS)) {
                ServiceSettings settings = settings(testbed, "scale", plan.heapMib());
                long sent = (long) BACKLOG * plan.series();
                double highest;
                try (ServiceProcess service = start(testbed, settings, plan.stateMib())) {
                    service.awaitRunning();
                    send(testbed, 0, plan.series(), settings); // creates the states
                    long begun = System.nanoTime();
                    send(testbed, plan.series(), sent, settings);
                    highest = (sent - plan.series()) * NANOS / (System.nanoTime() - begun);
                    add("highest rate, a backlog", highest, "records/s");
                    if (plan.comparedMib() > 0) {
                        compare(testbed, settings, sent);
                    }
                    sent += steady(testbed, settings, service, sent, Math.min(plan.series(), LOAD * highest));
                    service.stop();
                }
                add("changelog on the broker", testbed.topics().bytesStored(settings.changelog()) / MEBI, "MiB");
                Folders.delete(settings.stateDir());
                add("started, disk empty", secondsToStart(testbed, settings, sent), "s");
            }
        }

        /** Loads the service evenly. Returns the number of observations. */
        private long steady(
                Testbed testbed, ServiceSettings settings, ServiceProcess service, long first, double perSecond)
                throws InterruptedException {
            long records = Math.round(perSecond * plan.seconds());
            try (KafkaConsumer<byte[], byte[]> consumer =
                    testbed.clients().consumer(settings.topics().forecasts())) {
                consumer.seekToEnd(consumer.assignment());
                consumer.assignment().forEach(consumer::position);
                Duration cpu = service.cpu();
                Duration brokerCpu = testbed.brokerCpu();
                long changelog = testbed.bytesIn(settings.changelog());
                SteadyReading.Result read =
                        new SteadyReading(testbed, workload, perSecond).run(consumer, first, records);
                if (read.all() < records) {
                    throw new IllegalStateException(
                            "expected " + records + " forecasts at " + perSecond + "/s, was " + read.all());
                }
                String load = String.format(Locale.ROOT, "%,.0f/s for %d s: ", perSecond, plan.seconds());
                add(load + "rate kept", read.answered() / (double) plan.seconds(), "records/s");
                add(load + "p50", (double) read.millis().getValueAtPercentile(50), "ms");
                add(load + "p99", (double) read.millis().getValueAtPercentile(99), "ms");
                add(load + "service", micros(service.cpu().minus(cpu), records), "us CPU/record");
                add(load + "broker", micros(testbed.brokerCpu().minus(brokerCpu), records), "us CPU/record");
                add(
                        load + "changelog",
                        (testbed.bytesIn(settings.changelog()) - changelog) / (double) records,
                        "bytes/record");
                add(load + "memory of the service, at most", service.peakMemoryBytes() / MEBI, "MiB");
                add(load + "memory of the broker, at most", testbed.brokerPeakMemoryBytes() / MEBI, "MiB");
            }
            return records;
        }

        /** Checks that a service with a large heap makes the same forecasts of the backlog. */
        private void compare(Testbed testbed, ServiceSettings settings, long sent)
                throws IOException, InterruptedException, ExecutionException {
            ServiceSettings large = settings(testbed, "scale-large", plan.comparedMib());
            try (ServiceProcess service = start(testbed, large, plan.comparedMib() / 2)) {
                service.awaitRunning();
                await(testbed, large, sent);
                service.stop();
            }
            long small = SeriesChecksums.of(testbed, settings.topics().forecasts());
            long other = SeriesChecksums.of(testbed, large.topics().forecasts());
            if (small != other) {
                throw new IllegalStateException("expected the same forecasts under " + plan.heapMib() + " and "
                        + plan.comparedMib() + " MiB of heap, was checksums " + small + " and " + other);
            }
            add(
                    String.format(
                            Locale.ROOT, "same forecasts under %d and %,d MiB", plan.heapMib(), plan.comparedMib()),
                    (double) sent,
                    "records");
            testbed.cleanUpAfter(large);
        }

        private double secondsToStart(Testbed testbed, ServiceSettings settings, long sent)
                throws IOException, InterruptedException, ExecutionException {
            testbed.clients().send(workload, sent, sent + PARTITIONS);
            long begun = System.nanoTime();
            try (ServiceProcess service = start(testbed, settings, plan.stateMib())) {
                service.awaitRunning();
                await(testbed, settings, sent + PARTITIONS);
                double seconds = (System.nanoTime() - begun) / NANOS;
                service.stop();
                return seconds;
            }
        }

        private ServiceSettings settings(Testbed testbed, String name, int heapMib) {
            return ServiceSettings.of(ServiceVariant.WAVECAST, name, testbed.stateDir(name), PARTITIONS, heapMib);
        }

        private ServiceProcess start(Testbed testbed, ServiceSettings settings, int stateMib) throws IOException {
            return testbed.start(ScaleServiceMain.class, List.of(String.valueOf(stateMib)), settings);
        }

        private void send(Testbed testbed, long from, long to, ServiceSettings settings)
                throws InterruptedException, ExecutionException {
            testbed.clients().send(workload, from, to);
            await(testbed, settings, to);
        }

        private void await(Testbed testbed, ServiceSettings settings, long processed)
                throws InterruptedException, ExecutionException {
            Polling.until(
                    "commits of " + processed + " observations",
                    PATIENCE,
                    () -> testbed.topics().totalProcessed(settings.application()) >= processed);
        }

        private double micros(Duration cpu, long records) {
            return cpu.toNanos() / 1e3 / records;
        }

        private void add(String label, double value, String unit) {
            report.add(
                    Figure.of(name(), String.format(Locale.ROOT, "%,d series: %s", plan.series(), label), value, unit));
        }
    }
}
