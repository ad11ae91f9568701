package io.wavecast.benchmarks.swap;

import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.testbed.Polling;
import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.testbed.ServiceVariant;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.RandomModel;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.core.topics.versions.SwapSpread;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.streams.runtime.Profile;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Publishes versions of a model while many series report, each of which rebuilds its hidden state from a full ring: once with the changes spread
 * as {@code --swap-over auto} does, and once with all of them at once.
 */
public final class SwapBenchmark implements Benchmark {
    private static final int PARTITIONS = 4;
    private static final int HEAP_MIB = 2_048;
    private static final int RING = 512;
    private static final String SERIES = "s";

    @Override
    public String name() {
        return "swap";
    }

    @Override
    public String summary() {
        return "time from when an observation is due to its forecast being read, while a model is replaced, LSTM of 64 units";
    }

    @Override
    public void run(Scale scale, Report report) throws Exception {
        run(SwapPlan.of(scale), report);
    }

    /** Measures one plan. */
    void run(SwapPlan plan, Report report) throws Exception {
        try (Testbed testbed = Testbed.start(PARTITIONS)) {
            ServiceSettings settings = ServiceSettings.of(
                            ServiceVariant.WAVECAST, "swap", testbed.stateDir("swap"), PARTITIONS, HEAP_MIB)
                    .withProfile(Profile.AUTO);
            try (ServiceProcess service = testbed.start(settings)) {
                service.awaitRunning();
                // One chunk for each series fills its ring.
                testbed.clients()
                        .send(new Workload(SERIES, plan.series(), PARTITIONS, WireFormat.JSON, RING), 0, plan.series());
                Polling.until(
                        "commits of " + plan.series() + " chunks",
                        () -> testbed.topics().totalProcessed(settings.application()) >= plan.series());
                new Measurement(plan, testbed, settings, report).run();
                service.stop();
            }
        }
    }

    /** All cases of a plan, one after the other, under the same load. */
    private final class Measurement {
        private final SwapPlan plan;
        private final Testbed testbed;
        private final ServiceSettings settings;
        private final Report report;

        Measurement(SwapPlan plan, Testbed testbed, ServiceSettings settings, Report report) {
            this.plan = plan;
            this.testbed = testbed;
            this.settings = settings;
            this.report = report;
        }

        void run() throws InterruptedException {
            var workload = new Workload(SERIES, plan.series(), PARTITIONS);
            try (var load = new LiveLoad(
                    testbed,
                    workload,
                    (long) RING * plan.series(),
                    plan.perSecond(),
                    settings.topics().forecasts())) {
                load.measure(System.nanoTime(), plan.warmupSeconds());
                Histogram before = load.measure(System.nanoTime(), plan.seconds());
                add("before", before);
                Duration spread = SwapSpread.of(plan.series(), new ModelCodec().write(RandomModel.lstm()).length);
                Histogram spreadOut =
                        swap(load, 2, plan.shortest().equals(SwapSpread.LEAST) ? spread : plan.shortest());
                add("swap over auto", spreadOut);
                report.add(Figure.of(
                        name(),
                        label("p99.9, swap over auto by before"),
                        (double) percentile(spreadOut, 99.9) / percentile(before, 99.9),
                        ""));
                add("swap at once", swap(load, 3, Duration.ofMillis(1)));
            }
        }

        /** Puts a version in force, and measures until all series have it. */
        private Histogram swap(LiveLoad load, long version, Duration over) throws InterruptedException {
            report.progress("version " + version + " over " + over.toMillis() + " ms");
            var rule = new VersionRule(Promotion.IMMEDIATE, VersionRule.KEEP, SwapTiming.over(over));
            byte[] file =
                    new ModelCodec().write(RandomModel.lstm().withVersion(new ModelVersion(RandomModel.NAME, version)));
            var clock = Clock.systemUTC();
            Map<String, Object> client =
                    Map.of("bootstrap.servers", testbed.clients().bootstrap());
            VersionDecision decision = new VersionStore(client, settings.topics(), clock)
                    .change(RandomModel.NAME, rule, versions -> {
                        versions.publish(version, file, rule, "bench", clock::millis);
                        return versions.decisions().newestFirst().get(0);
                    });
            long begin = System.nanoTime() + (decision.fromMillis() - clock.millis()) * 1_000_000;
            int seconds = (int) Math.ceil(over.toMillis() / 1e3) + plan.roundSeconds();
            Histogram micros = load.measure(begin, seconds);
            if (load.servedBy(version) < plan.series()) {
                throw new IllegalStateException("expected " + plan.series() + " series under version " + version
                        + " after " + seconds + " s, was " + load.servedBy(version));
            }
            return micros;
        }

        private void add(String what, Histogram micros) {
            for (double percent : new double[] {50, 99, 99.9}) {
                String quantile = percent == 99.9 ? "p99.9" : "p" + (int) percent;
                report.add(Figure.of(name(), label(what + ": " + quantile), percentile(micros, percent) / 1e3, "ms"));
            }
        }

        private long percentile(Histogram micros, double percent) {
            return micros.getValueAtPercentile(percent);
        }

        private String label(String what) {
            return String.format(Locale.ROOT, "%,d series, %,d/s: %s", plan.series(), plan.perSecond(), what);
        }
    }
}
