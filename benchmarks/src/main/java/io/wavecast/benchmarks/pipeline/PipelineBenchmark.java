package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.testbed.ServiceVariant;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.throughput.BacklogMeter;
import io.wavecast.benchmarks.throughput.BrokerWarmUp;
import io.wavecast.benchmarks.throughput.CommittedOffsets;
import io.wavecast.benchmarks.throughput.MeasurementWindow;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.streams.runtime.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * A backlog of observations is worked off by one contender after the other, all with exactly-once and a commit every 100 ms.
 * Broker and contender have JVMs of their own, so that it can be told who used the processor.
 */
public final class PipelineBenchmark implements Benchmark {
    private static final int PARTITIONS = 4;

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
        run(PipelinePlan.of(scale), report);
    }

    void run(PipelinePlan plan, Report report) throws InterruptedException, ExecutionException, IOException {
        // One broker for all, so that its JIT compiler has to be waited for once.
        try (Testbed lab = Testbed.start(PARTITIONS)) {
            for (PipelinePlan.Load load : plan.loads()) {
                run(plan, load, lab, report);
                lab.deleteObservations();
            }
        }
    }

    private void run(PipelinePlan plan, PipelinePlan.Load load, Testbed lab, Report report)
            throws InterruptedException, ExecutionException, IOException {
        var workload = new Workload("s", load.series(), PARTITIONS, load.format());
        report.progress(String.format(
                Locale.ROOT,
                "%,d observations of %,d series in %s",
                load.records(),
                load.series(),
                load.format().word()));
        lab.send(workload, 0, load.records());
        if (plan.rehearse() && load == plan.loads().get(0)) {
            ServiceVariant first = load.runs().get(0).contenders().get(0);
            BrokerWarmUp.run(lab, settings(lab, load, first, 1, "rehearsal"), workload, load.records(), plan.warmup());
        }
        for (PipelinePlan.Run run : load.runs()) {
            Map<ServiceVariant, List<PipelineResult>> measured = new EnumMap<>(ServiceVariant.class);
            for (int repetition = 0; repetition < plan.repetitions(); repetition++) {
                for (int i = 0; i < run.contenders().size(); i++) {
                    // Another order each time: what warms up, or wears, must not favour the same one.
                    ServiceVariant contender = run.contenders()
                            .get((i + repetition) % run.contenders().size());
                    String name = String.join(
                            "-",
                            contender.name().toLowerCase(Locale.ROOT),
                            load.format().word(),
                            String.valueOf(load.series()),
                            String.valueOf(run.threads()),
                            String.valueOf(repetition));
                    PipelineResult one =
                            measure(plan, load, lab, workload, settings(lab, load, contender, run.threads(), name));
                    measured.computeIfAbsent(contender, key -> new ArrayList<>())
                            .add(one);
                    report.progress(String.format(
                            Locale.ROOT,
                            "%s: %,.0f records/s in %.1f s",
                            contender.words(),
                            one.window().recordsPerSecond(),
                            one.window().seconds()));
                }
            }
            ChecksumComparison.check(measured);
            report(report, load, run, measured);
        }
    }

    private static ServiceSettings settings(
            Testbed lab, PipelinePlan.Load load, ServiceVariant contender, int threads, String name) {
        return new ServiceSettings(
                contender,
                name,
                lab.stateDir(name),
                Profile.THROUGHPUT,
                PARTITIONS,
                threads,
                load.format(),
                load.heapMib(),
                Map.of());
    }

    private static PipelineResult measure(
            PipelinePlan plan, PipelinePlan.Load load, Testbed lab, Workload workload, ServiceSettings settings)
            throws InterruptedException, ExecutionException, IOException {
        try (ServiceProcess service = lab.start(settings)) {
            service.awaitRunning();
            var meter = new BacklogMeter(lab, service, settings, workload, load.records());
            MeasurementWindow window =
                    meter.measure((long) plan.warmSamples() * load.series(), plan.warmup(), plan.window());
            long heap = service.heapBytes();
            service.stop();
            if (settings.contender() == ServiceVariant.IDENTITY) {
                return new PipelineResult(window, heap, 0); // it forecasts nothing
            }
            ForecastChecksums forecasts =
                    ForecastChecksums.read(lab, settings.topics().forecasts(), plan.warmSamples());
            long answered = CommittedOffsets.sum(lab.answered(settings.application()));
            if (forecasts.count() != answered || forecasts.incomplete() > 0) {
                throw new IllegalStateException(settings.application() + " answered " + answered + " observations with "
                        + forecasts.count() + " forecasts; " + forecasts.incomplete() + " series have less than "
                        + plan.warmSamples());
            }
            return new PipelineResult(window, heap, forecasts.checksum());
        } finally {
            lab.deleteTopicsOf(settings);
            lab.deleteStates(settings.stateDir());
        }
    }

    private void report(
            Report report,
            PipelinePlan.Load load,
            PipelinePlan.Run run,
            Map<ServiceVariant, List<PipelineResult>> measured) {
        String group = String.format(
                Locale.ROOT,
                "%s, %,d series, %d thread%s: ",
                load.format().word(),
                load.series(),
                run.threads(),
                run.threads() == 1 ? "" : "s");
        ServiceVariant ours = run.contenders().get(0);
        for (ServiceVariant contender : run.contenders()) {
            for (PipelineMetric quantity : PipelineMetric.values()) {
                double value = quantity.median(measured.get(contender));
                double our = quantity.median(measured.get(ours));
                Figure figure = Figure.of(name(), group + contender.words(), value, quantity.unit());
                // Nothing cannot be so many times as much as something.
                boolean comparable = contender != ours && value > 0 && our > 0;
                report.add(comparable ? figure.against(group + ours.words(), quantity.ratio(our, value)) : figure);
            }
        }
    }
}
