package io.wavecast.benchmarks.latency;

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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Sends series of 256 Hz, more of them at each rate, until the service no longer keeps up. Records are sent when they are due,
 * independent of earlier ones, and latencies count from the due time.
 */
public final class LatencyBenchmark implements Benchmark {
    /** Observations per second of each series. */
    static final int HERTZ = 256;

    private static final int PARTITIONS = 4;
    private static final int HEAP_MIB = 1_024;
    private static final double MICROS_PER_MILLI = 1_000;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String summary() {
        return "time from when an observation is due to its forecast being read, LSTM of 64 units";
    }

    @Override
    public void run(Scale scale, Report report) throws Exception {
        // Both profiles share a broker, so that it is warmed up only once.
        try (Testbed testbed = Testbed.start(PARTITIONS)) {
            LatencyPlan plan = LatencyPlan.of(scale);
            int warmupSeconds = plan.firstWarmupSeconds();
            for (LatencyCase each : LatencyCase.of(scale)) {
                run(each, plan, warmupSeconds, testbed, report);
                warmupSeconds = plan.warmupSeconds();
                testbed.topics().deleteObservations();
            }
        }
    }

    private void run(LatencyCase each, LatencyPlan plan, int warmupSeconds, Testbed testbed, Report report)
            throws IOException, InterruptedException, ExecutionException {
        String application = "latency-" + each.word();
        ServiceSettings settings = ServiceSettings.of(
                        ServiceVariant.WAVECAST, application, testbed.stateDir(application), PARTITIONS, HEAP_MIB)
                .withProfile(each.profile())
                .withGuarantee(each.guarantee())
                .withJvm(each.jvm());
        try (ServiceProcess service = testbed.start(settings);
                // Sends at once, as senders should that need low latency.
                KafkaProducer<byte[], byte[]> producer =
                        testbed.clients().producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 0))) {
            service.awaitRunning();
            try (KafkaConsumer<byte[], byte[]> consumer =
                    testbed.clients().consumer(settings.topics().forecasts())) {
                var meter = new LatencyMeter(producer, consumer);
                report.progress(each.label());
                meter.measure(new Workload(each.word() + "-warm-", plan.warmupSeries(), PARTITIONS), warmupSeconds, 0);
                measure(each, plan, meter, report);
            }
        }
    }

    private void measure(LatencyCase each, LatencyPlan plan, LatencyMeter meter, Report report) {
        int sustained = 0;
        for (int series : plan.series()) {
            var workload = new Workload(each.word() + "-of-" + series + "-", series, PARTITIONS);
            RateResult result = meter.measure(workload, plan.seconds(), plan.skipSeconds());
            int rate = series * HERTZ;
            if (!result.sustained()) {
                report.progress(String.format(
                        Locale.ROOT,
                        "%,d/s not sustained: median latency %,.0f ms, %,d observations unanswered",
                        rate,
                        result.latencies().getValueAtPercentile(50) / MICROS_PER_MILLI,
                        result.unanswered()));
                break;
            }
            sustained = rate;
            String load = String.format(Locale.ROOT, "%s, %,d/s: ", each.label(), rate);
            add(report, load + "p50", result.latencies().getValueAtPercentile(50));
            add(report, load + "p99", result.latencies().getValueAtPercentile(99));
            add(report, load + "p99.9", result.latencies().getValueAtPercentile(99.9));
            add(report, load + "max", result.latencies().getMaxValue());
        }
        report.add(Figure.of(name(), each.label() + ": highest rate kept up with", sustained, "records/s"));
    }

    private void add(Report report, String label, long micros) {
        report.add(Figure.of(name(), label, micros / MICROS_PER_MILLI, "ms"));
    }
}
