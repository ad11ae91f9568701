package io.wavecast.benchmarks.peers;

import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Median;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;

/**
 * Compares the service with the same job written with common tools: one state per series, one step of an LSTM and one forecast per
 * observation. Each contender processes the same backlog in a JVM of its own, with exactly-once (Flink: at least once) and a commit
 * every 100 ms.
 */
public final class PeersBenchmark implements Benchmark {
    private static final int PARTITIONS = 4;
    private static final String OURS = "wavecast";
    /** Tolerance of means in the user's units: 1e-4 of the model's scaled unit, which is 20 of the user's units. */
    private static final double TOLERANCE = 1e-4 * 20;

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public String summary() {
        return "observations per second from topic to topic, with common tools for the same job";
    }

    @Override
    public void run(Scale scale, Report report) throws Exception {
        run(PeersPlan.of(scale), report);
        run(PeersPlan.chunks(scale), report);
    }

    void run(PeersPlan plan, Report report) throws InterruptedException, ExecutionException, IOException {
        MeasurementPlan measurement = plan.measurement();
        var workload = new Workload("s", plan.series(), PARTITIONS, plan.format(), plan.chunk());
        List<Optional<Peer>> contenders = new ArrayList<>(List.of(Optional.empty())); // empty: the service
        plan.peers().forEach(peer -> contenders.add(Optional.of(peer)));
        Map<String, List<MeasurementWindow>> windows = new LinkedHashMap<>();
        contenders.forEach(contender -> windows.put(label(contender), new ArrayList<>()));
        try (Testbed testbed = Testbed.start(PARTITIONS)) {
            report.progress(String.format(
                    Locale.ROOT,
                    "%,d records of %,d series in %s",
                    plan.records(),
                    plan.series(),
                    plan.format().word()));
            testbed.clients().send(workload, 0, plan.records());
            if (measurement.warmUpBroker()) {
                BrokerWarmUp.run(
                        testbed, settings(plan, testbed, "warm-up"), workload, plan.records(), measurement.warmup());
            }
            Optional<ForecastMeans> expected = Optional.empty();
            for (int repetition = 0; repetition < measurement.repetitions(); repetition++) {
                for (Optional<Peer> contender : Rotation.of(contenders, repetition)) {
                    String label = label(contender);
                    String application = "peer-" + repetition + "-" + contenders.indexOf(contender);
                    Result result = measure(plan, testbed, workload, contender, application);
                    ForecastMeans ours = expected.orElse(result.means()); // the first contender is the service
                    ours.check(label, result.means(), TOLERANCE);
                    expected = Optional.of(ours);
                    windows.computeIfAbsent(label, key -> new ArrayList<>()).add(result.window());
                    report.progress(result.window().progress(label));
                }
            }
        }
        report(plan, report, windows);
    }

    /** Peers have the service's topics, client settings and heap. How they keep states is their own. */
    private static ServiceSettings settings(PeersPlan plan, Testbed testbed, String application) {
        return ServiceSettings.of(
                        ServiceVariant.WAVECAST, application, testbed.stateDir(application), PARTITIONS, plan.heapMib())
                .withFormat(plan.format());
    }

    private static Result measure(
            PeersPlan plan, Testbed testbed, Workload workload, Optional<Peer> contender, String application)
            throws InterruptedException, ExecutionException, IOException {
        MeasurementPlan measurement = plan.measurement();
        ServiceSettings settings = settings(plan, testbed, application);
        try (ServiceProcess service = contender.isPresent()
                ? testbed.start(PeerMain.class, List.of(contender.get().name()), settings)
                : testbed.start(settings)) {
            service.awaitRunning();
            MeasurementWindow window = new BacklogMeter(testbed, service, settings, workload, plan.records())
                    .measure(measurement.comparedRecords(plan.series()), measurement.warmup(), measurement.window());
            service.stop();
            var means = new ForecastMeans(measurement.comparedForecasts(), plan.format());
            testbed.clients().readAll(settings.topics().forecasts(), means::add);
            long processed = testbed.topics().totalProcessed(application);
            // With at-least-once, forecasts after the last checkpoint are visible but not counted as processed.
            boolean atLeastOnce = contender.filter(Peer::flink).isPresent();
            if (atLeastOnce ? means.count() < processed : means.count() != processed) {
                throw new IllegalStateException(label(contender) + ": expected " + processed + " forecasts"
                        + (atLeastOnce ? " or more" : "") + ", was " + means.count());
            }
            return new Result(window, means);
        } finally {
            testbed.cleanUpAfter(settings);
        }
    }

    private void report(PeersPlan plan, Report report, Map<String, List<MeasurementWindow>> windows) {
        List<MeasurementWindow> ours = windows.getOrDefault(OURS, List.of());
        double ourRate = median(ours, MeasurementWindow::recordsPerSecond);
        double ourCpu = median(ours, MeasurementWindow::serviceMicros);
        windows.forEach((label, theirs) -> {
            double rate = median(theirs, MeasurementWindow::recordsPerSecond);
            double cpu = median(theirs, MeasurementWindow::serviceMicros);
            Figure records = plan.chunk() == 1
                    ? Figure.of(name(), label, rate, "records/s")
                    : Figure.of(name(), plan.label(label), plan.chunk() * rate, "samples/s");
            Figure micros = Figure.of(name(), plan.label(label), cpu, "us CPU/record");
            boolean peer = !label.equals(OURS);
            String ourLabel = plan.label(OURS);
            report.add(peer ? records.against(ourLabel, ourRate / rate) : records);
            report.add(peer ? micros.against(ourLabel, cpu / ourCpu) : micros);
        });
    }

    private static String label(Optional<Peer> contender) {
        return contender.map(Peer::label).orElse(OURS);
    }

    private static double median(List<MeasurementWindow> windows, ToDoubleFunction<MeasurementWindow> value) {
        return Median.of(windows.stream().mapToDouble(value));
    }

    /** Result of one run of one contender. */
    private record Result(MeasurementWindow window, ForecastMeans means) {}
}
