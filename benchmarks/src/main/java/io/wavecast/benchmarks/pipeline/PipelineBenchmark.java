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
import io.wavecast.benchmarks.throughput.MeasurementPlan;
import io.wavecast.benchmarks.throughput.MeasurementWindow;
import io.wavecast.benchmarks.throughput.Rotation;
import io.wavecast.benchmarks.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Variants of the service process the same backlog of observations one after the other, with exactly-once and a commit every
 * 100 ms. Broker and service have JVMs of their own, so that their processor times can be separated.
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
        // All loads share a broker, so that it is warmed up only once.
        try (Testbed testbed = Testbed.start(PARTITIONS)) {
            for (PipelinePlan.Load load : plan.loads()) {
                run(plan, load, testbed, report);
                testbed.topics().deleteObservations();
            }
        }
    }

    private void run(PipelinePlan plan, PipelinePlan.Load load, Testbed testbed, Report report)
            throws InterruptedException, ExecutionException, IOException {
        MeasurementPlan measurement = plan.measurement();
        var workload = new Workload("s", load.series(), PARTITIONS, load.format(), load.chunk());
        report.progress(String.format(
                Locale.ROOT,
                "%,d observations of %,d series in %s",
                load.records(),
                load.series(),
                load.format().word()));
        testbed.clients().send(workload, 0, load.records());
        if (measurement.warmUpBroker() && load.equals(plan.loads().get(0))) {
            ServiceSettings first =
                    settings(testbed, load, load.runs().get(0).variants().get(0), 1, "warm-up");
            BrokerWarmUp.run(testbed, first, workload, load.records(), measurement.warmup());
        }
        for (PipelinePlan.Run run : load.runs()) {
            Map<ServiceVariant, List<PipelineResult>> results = new EnumMap<>(ServiceVariant.class);
            for (int repetition = 0; repetition < measurement.repetitions(); repetition++) {
                for (ServiceVariant variant : Rotation.of(run.variants(), repetition)) {
                    String name = String.join(
                            "-",
                            variant.name().toLowerCase(Locale.ROOT),
                            load.format().word(),
                            String.valueOf(load.series()),
                            String.valueOf(load.chunk()),
                            String.valueOf(run.threads()),
                            String.valueOf(repetition));
                    ServiceSettings settings = settings(testbed, load, variant, run.threads(), name);
                    PipelineResult result = measure(plan.measurement(variant), load, testbed, workload, settings);
                    results.computeIfAbsent(variant, key -> new ArrayList<>()).add(result);
                    report.progress(result.window().progress(variant.label()));
                }
            }
            ChecksumComparison.check(results);
            report(report, load, run, results);
        }
    }

    private static ServiceSettings settings(
            Testbed testbed, PipelinePlan.Load load, ServiceVariant variant, int threads, String name) {
        return ServiceSettings.of(variant, name, testbed.stateDir(name), PARTITIONS, load.heapMib())
                .withThreads(threads)
                .withFormat(load.format());
    }

    private static PipelineResult measure(
            MeasurementPlan plan, PipelinePlan.Load load, Testbed testbed, Workload workload, ServiceSettings settings)
            throws InterruptedException, ExecutionException, IOException {
        try (ServiceProcess service = testbed.start(settings)) {
            service.awaitRunning();
            MeasurementWindow window = new BacklogMeter(testbed, service, settings, workload, load.records())
                    .measure(plan.comparedRecords(load.series()), plan.warmup(), plan.window());
            long heap = service.heapBytes();
            service.stop();
            if (settings.variant() == ServiceVariant.IDENTITY) {
                return new PipelineResult(window, heap, 0); // it makes no forecasts
            }
            var forecasts = new ForecastChecksums(plan.comparedForecasts());
            testbed.clients().readAll(settings.topics().forecasts(), forecasts::add);
            long processed = testbed.topics().totalProcessed(settings.application());
            if (forecasts.count() != processed || forecasts.incompleteSeries() > 0) {
                throw new IllegalStateException(settings.application() + ": expected " + processed
                        + " forecasts, at least " + plan.comparedForecasts() + " per series, was " + forecasts.count()
                        + ", less for " + forecasts.incompleteSeries() + " series");
            }
            return new PipelineResult(window, heap, forecasts.checksum());
        } finally {
            testbed.cleanUpAfter(settings);
        }
    }

    private void report(
            Report report,
            PipelinePlan.Load load,
            PipelinePlan.Run run,
            Map<ServiceVariant, List<PipelineResult>> results) {
        String group = group(load, run, load.chunk());
        ServiceVariant first = run.variants().get(0);
        List<PipelineResult> ours = results.getOrDefault(first, List.of());
        for (ServiceVariant variant : run.variants()) {
            if (load.chunk() > 1) {
                double rate = PipelineMetric.RATE.median(results.getOrDefault(variant, List.of()));
                Figure samples = Figure.of(name(), group + variant.label(), load.chunk() * rate, "samples/s");
                report.add(variant == first ? againstSingle(samples, report, group(load, run, 1)) : samples);
            }
            for (PipelineMetric metric : PipelineMetric.values()) {
                double value = metric.median(results.getOrDefault(variant, List.of()));
                double our = metric.median(ours);
                Figure figure = Figure.of(name(), group + variant.label(), value, metric.unit());
                boolean comparable = variant != first && value > 0 && our > 0; // no ratio to zero
                report.add(comparable ? figure.against(group + first.label(), metric.ratio(our, value)) : figure);
            }
        }
    }

    private static String group(PipelinePlan.Load load, PipelinePlan.Run run, int chunk) {
        return String.format(
                Locale.ROOT,
                "%s, %,d series, %s%d thread%s: ",
                load.format().word(),
                load.series(),
                chunk == 1 ? "" : "chunks of " + chunk + ", ",
                run.threads(),
                run.threads() == 1 ? "" : "s");
    }

    /** Compares the service with itself at records of one sample, if these were measured before. */
    private static Figure againstSingle(Figure samples, Report report, String group) {
        String single = group + ServiceVariant.WAVECAST.label();
        return report.figures().stream()
                .filter(figure -> figure.label().equals(single) && figure.unit().equals(PipelineMetric.RATE.unit()))
                .findFirst()
                .map(figure -> samples.against(single, samples.value() / figure.value()))
                .orElse(samples);
    }
}
