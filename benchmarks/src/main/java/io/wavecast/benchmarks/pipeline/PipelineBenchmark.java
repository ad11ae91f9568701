package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.Benchmark;
import io.wavecast.benchmarks.Figure;
import io.wavecast.benchmarks.Report;
import io.wavecast.benchmarks.Scale;
import io.wavecast.benchmarks.lab.Contender;
import io.wavecast.benchmarks.lab.Lab;
import io.wavecast.benchmarks.lab.Service;
import io.wavecast.benchmarks.lab.ServiceSettings;
import io.wavecast.benchmarks.lab.Workload;
import io.wavecast.streams.runtime.Profile;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;

/**
 * A backlog of observations is worked off by one contender after the other, all with exactly-once and a commit every 100 ms.
 * Broker and contender have JVMs of their own, so that it can be told who used the processor.
 */
public final class PipelineBenchmark implements Benchmark {
    private static final int PARTITIONS = 4;
    private static final double MEBI = 1 << 20;

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public String summary() {
        return "observations per second from topic to topic, exactly-once, LSTM of 64 units";
    }

    @Override
    public void run(Scale scale, Report report) throws Exception {
        run(Plan.of(scale), report);
    }

    void run(Plan plan, Report report) throws InterruptedException, ExecutionException, IOException {
        for (Plan.Load load : plan.loads()) {
            try (Lab lab = Lab.start(PARTITIONS)) {
                run(plan, load, lab, report);
            }
        }
    }

    private void run(Plan plan, Plan.Load load, Lab lab, Report report)
            throws InterruptedException, ExecutionException, IOException {
        var workload = new Workload("s", load.series(), PARTITIONS);
        report.progress(String.format(Locale.ROOT, "%,d observations of %,d series", load.records(), load.series()));
        lab.send(workload, 0, load.records());
        if (plan.rehearse()) {
            var shorter = Duration.ofSeconds(2);
            var rehearsal = new Plan(plan.loads(), false, shorter, shorter, 0);
            measure(rehearsal, load, lab, workload, settings(lab, load, Contender.IDENTITY, 1, "rehearsal"));
        }
        for (Plan.Run run : load.runs()) {
            Measured first = null;
            for (Contender contender : run.contenders()) {
                String name = contender.name().toLowerCase(Locale.ROOT) + "-" + run.threads();
                Measured measured =
                        measure(plan, load, lab, workload, settings(lab, load, contender, run.threads(), name));
                if (first == null) {
                    first = measured;
                } else if (contender != Contender.IDENTITY && measured.checksum() != first.checksum()) {
                    throw new IllegalStateException(contender.words() + " made other forecasts than "
                            + first.contender().words());
                }
                report(report, load, run, measured, first);
            }
        }
    }

    private static ServiceSettings settings(Lab lab, Plan.Load load, Contender contender, int threads, String name) {
        return new ServiceSettings(
                contender, name, lab.stateDir(name), Profile.THROUGHPUT, PARTITIONS, threads, load.heapMib(), Map.of());
    }

    private static Measured measure(Plan plan, Plan.Load load, Lab lab, Workload workload, ServiceSettings settings)
            throws InterruptedException, ExecutionException, IOException {
        try (Service service = lab.start(settings)) {
            service.awaitRunning();
            var meter = new Meter(lab, service, settings, workload, load.records());
            Window window = meter.measure((long) plan.warmSamples() * load.series(), plan.warmup(), plan.window());
            long heap = service.heapBytes();
            service.stop();
            Forecasts forecasts = Forecasts.read(lab, settings.topics().forecasts(), plan.warmSamples());
            long answered = Progress.sum(lab.answered(settings.application()));
            if (forecasts.count() != answered || forecasts.incomplete() > 0) {
                throw new IllegalStateException(settings.application() + " answered " + answered + " observations with "
                        + forecasts.count() + " forecasts; " + forecasts.incomplete() + " series have less than "
                        + plan.warmSamples());
            }
            return new Measured(settings.contender(), window, heap, forecasts.checksum());
        } finally {
            lab.deleteTopicsOf(settings);
            lab.deleteStates(settings.stateDir());
        }
    }

    private void report(Report report, Plan.Load load, Plan.Run run, Measured measured, Measured ours) {
        String group = String.format(
                Locale.ROOT,
                "json, %,d series, %d thread%s: ",
                load.series(),
                run.threads(),
                run.threads() == 1 ? "" : "s");
        var figures = new Figures(report, group, measured, ours);
        figures.add("records/s", each -> each.window().recordsPerSecond(), true);
        figures.add("us CPU/record", each -> each.window().serviceMicros(), false);
        figures.add("us CPU/record in the broker", each -> each.window().brokerMicros(), false);
        figures.add("bytes of changelog/record", each -> each.window().changelogBytes(), false);
        figures.add("MiB of heap", each -> each.heapBytes() / MEBI, false);
    }

    /** The figures of one contender, each held against ours. */
    private final class Figures {
        private final Report report;
        private final String group;
        private final Measured measured;
        private final Measured ours;

        Figures(Report report, String group, Measured measured, Measured ours) {
            this.report = report;
            this.group = group;
            this.measured = measured;
            this.ours = ours;
        }

        void add(String unit, ToDoubleFunction<Measured> of, boolean moreIsBetter) {
            double value = of.applyAsDouble(measured);
            double our = of.applyAsDouble(ours);
            Figure figure = Figure.of(name(), group + measured.contender().words(), value, unit);
            // Nothing cannot be so many times as much as something.
            if (measured == ours || value == 0 || our == 0) {
                report.add(figure);
            } else {
                report.add(figure.against(group + ours.contender().words(), moreIsBetter ? our / value : value / our));
            }
        }
    }
}
