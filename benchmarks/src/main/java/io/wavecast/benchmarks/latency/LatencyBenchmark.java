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
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.runtime.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Series of 256 Hz, more of them with every step, until the service no longer keeps up. Records are sent when they are due,
 * whatever became of earlier ones, and times count from there.
 */
public final class LatencyBenchmark implements Benchmark {
    private static final int PARTITIONS = 4;
    private static final int HEAP_MIB = 1_024;
    private static final int HERTZ = 256;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final Duration POLL = Duration.ofMillis(100);
    /** For forecasts that are still on their way when the last record was sent. */
    private static final long GRACE_NANOS = Duration.ofSeconds(5).toNanos();

    private static final double MICROS_PER_MILLI = 1_000;

    /**
     * What is measured, and for how long.
     *
     * @param series at {@value #HERTZ} Hz, step by step
     * @param warmSeries how many send at first, unmeasured: many, since code that is called often is compiled soon
     * @param warmSeconds for how long
     * @param skipSeconds at the begin of each step that are not measured
     * @param seconds of each step that are measured
     */
    private record Plan(List<Integer> series, int warmSeries, int warmSeconds, int skipSeconds, int seconds) {}

    /**
     * The JIT compilers of sender, broker, service and reader share the processors with what is measured: at 50 series they
     * are busy for more than a minute on two cores, and half of the forecasts take five times as long until then.
     */
    private static final Plan QUICK = new Plan(List.of(50, 200), 200, 50, 2, 5);

    private static final Plan FULL = new Plan(List.of(50, 100, 150, 200, 250, 300, 400, 500), 200, 60, 10, 60);

    private final ForecastCodec forecasts = new ForecastCodec();

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
        // One broker for both: what its JIT compiler has done for the first profile serves the second one, too.
        try (Testbed lab = Testbed.start(PARTITIONS)) {
            for (Profile profile : Profile.values()) {
                run(profile, scale == Scale.QUICK ? QUICK : FULL, lab, report);
                lab.deleteObservations();
            }
        }
    }

    private void run(Profile profile, Plan plan, Testbed lab, Report report)
            throws IOException, InterruptedException, ExecutionException {
        String application = "latency-" + profile.word();
        var settings = new ServiceSettings(
                ServiceVariant.WAVECAST,
                application,
                lab.stateDir(application),
                profile,
                PARTITIONS,
                1,
                WireFormat.JSON,
                HEAP_MIB,
                Map.of());
        try (ServiceProcess service = lab.start(settings);
                // All that is due goes in one request per partition; the time counts from when it is due.
                KafkaProducer<byte[], byte[]> producer = lab.producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 1))) {
            service.awaitRunning();
            try (KafkaConsumer<byte[], byte[]> consumer =
                    lab.committed(settings.topics().forecasts())) {
                steps(profile, plan, producer, consumer, report);
            }
        }
    }

    private void steps(
            Profile profile,
            Plan plan,
            KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> consumer,
            Report report) {
        report.progress("profile " + profile.word() + ", " + profile.guarantee().word());
        var warming = new Workload(profile.word() + "-warm-", plan.warmSeries(), PARTITIONS);
        step(warming, plan.warmSeconds(), 0, producer, consumer);
        int sustained = 0;
        for (int series : plan.series()) {
            var workload = new Workload(profile.word() + "-of-" + series + "-", series, PARTITIONS);
            RateResult step = step(workload, plan.seconds(), plan.skipSeconds(), producer, consumer);
            int rate = series * HERTZ;
            if (!step.sustained()) {
                report.progress(String.format(
                        Locale.ROOT,
                        "%,d/s are too many: half of them took more than %,.0f ms, %,d are unanswered",
                        rate,
                        step.latencies().getValueAtPercentile(50) / MICROS_PER_MILLI,
                        step.unanswered()));
                break;
            }
            sustained = rate;
            String load = String.format(Locale.ROOT, "%s, %,d/s: ", profile.word(), rate);
            add(report, load + "p50", step.latencies().getValueAtPercentile(50));
            add(report, load + "p99", step.latencies().getValueAtPercentile(99));
            add(report, load + "p99.9", step.latencies().getValueAtPercentile(99.9));
            add(report, load + "max", step.latencies().getMaxValue());
        }
        report.add(Figure.of(name(), profile.word() + ": highest rate kept up with", sustained, "records/s"));
    }

    private void add(Report report, String of, long micros) {
        report.add(Figure.of(name(), of, micros / MICROS_PER_MILLI, "ms"));
    }

    private RateResult step(
            Workload workload,
            int seconds,
            int skipSeconds,
            KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> consumer) {
        int rate = workload.series() * HERTZ;
        long first = (long) rate * skipSeconds;
        long records = first + (long) rate * seconds;
        byte[] ours = workload.name().getBytes(StandardCharsets.UTF_8);
        var latencies = new Histogram(SIGNIFICANT_DIGITS);
        var schedule = new SendSchedule(System.nanoTime(), rate);
        long unanswered = records;
        try (var load = new OpenLoopSender(producer, workload, schedule, records)) {
            while (unanswered > 0 && System.nanoTime() - schedule.due(records) < GRACE_NANOS) {
                var read = consumer.poll(POLL);
                long now = System.nanoTime();
                for (ConsumerRecord<byte[], byte[]> record : read) {
                    if (record.key().length > ours.length
                            && Arrays.equals(record.key(), 0, ours.length, ours, 0, ours.length)) {
                        long answered = workload.answered(
                                record.key(), forecasts.read(record.value()).madeMicros());
                        unanswered--;
                        if (answered >= first) {
                            latencies.recordValue((now - schedule.due(answered)) / 1_000);
                        }
                    }
                }
                load.check();
            }
        }
        return new RateResult(latencies, unanswered);
    }
}
