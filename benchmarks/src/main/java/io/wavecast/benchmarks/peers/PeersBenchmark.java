package io.wavecast.benchmarks.peers;

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
import io.wavecast.benchmarks.throughput.MeasurementWindow;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.runtime.Profile;
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
 * The same job as others would write it today: a state per key, one step of an LSTM and one forecast per observation. Each
 * contender works off the same backlog in a JVM of its own, with exactly-once (Flink: at least once) and a commit every 100 ms.
 */
public final class PeersBenchmark implements Benchmark {
    private static final int PARTITIONS = 4;
    private static final String OURS = "wavecast";
    /** In the user's units: 1e-4 of the model's scaled unit, of which 20 of the user's make one. */
    private static final double TOLERANCE = 1e-4 * 20;

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public String summary() {
        return "observations per second from topic to topic, with what others would take for the same job";
    }

    @Override
    public void run(Scale scale, Report report) throws Exception {
        run(PeersPlan.of(scale), report);
    }

    void run(PeersPlan plan, Report report) throws InterruptedException, ExecutionException, IOException {
        var workload = new Workload("s", plan.series(), PARTITIONS);
        List<Optional<Peer>> contenders = new ArrayList<>(List.of(Optional.empty())); // empty: ours
        plan.peers().forEach(peer -> contenders.add(Optional.of(peer)));
        Map<String, List<MeasurementWindow>> measured = new LinkedHashMap<>();
        contenders.forEach(contender -> measured.put(words(contender), new ArrayList<>()));
        try (Testbed lab = Testbed.start(PARTITIONS)) {
            report.progress(String.format(
                    Locale.ROOT, "%,d observations of %,d series in JSON", plan.records(), plan.series()));
            lab.send(workload, 0, plan.records());
            if (plan.rehearse()) {
                BrokerWarmUp.run(lab, settings(plan, lab, "rehearsal"), workload, plan.records(), plan.warmup());
            }
            Optional<ForecastMeans> ours = Optional.empty();
            for (int repetition = 0; repetition < plan.repetitions(); repetition++) {
                for (int i = 0; i < contenders.size(); i++) {
                    // Another order each time: what warms up, or wears, must not favour the same one.
                    Optional<Peer> contender = contenders.get((i + repetition) % contenders.size());
                    Measured one = measure(plan, lab, workload, contender, "peer-" + repetition + "-" + i);
                    if (ours.isEmpty()) {
                        ours = Optional.of(one.means()); // the very first contender is ours
                    }
                    ours.get().check(words(contender), one.means(), TOLERANCE);
                    measured.get(words(contender)).add(one.window());
                    report.progress(String.format(
                            Locale.ROOT,
                            "%s: %,.0f records/s in %.1f s",
                            words(contender),
                            one.window().recordsPerSecond(),
                            one.window().seconds()));
                }
            }
        }
        report(report, measured);
    }

    /** Peers' topics, clients and memory are ours; how they keep states is their own. */
    private static ServiceSettings settings(PeersPlan plan, Testbed lab, String application) {
        return new ServiceSettings(
                ServiceVariant.WAVECAST,
                application,
                lab.stateDir(application),
                Profile.THROUGHPUT,
                PARTITIONS,
                1,
                WireFormat.JSON,
                plan.heapMib(),
                Map.of());
    }

    private static Measured measure(
            PeersPlan plan, Testbed lab, Workload workload, Optional<Peer> contender, String application)
            throws InterruptedException, ExecutionException, IOException {
        ServiceSettings settings = settings(plan, lab, application);
        try (ServiceProcess service = contender.isPresent()
                ? lab.start(PeerMain.class, List.of(contender.get().name()), settings)
                : lab.start(settings)) {
            service.awaitRunning();
            var meter = new BacklogMeter(lab, service, settings, workload, plan.records());
            MeasurementWindow window =
                    meter.measure((long) plan.warmSamples() * plan.series(), plan.warmup(), plan.window());
            service.stop();
            ForecastMeans means = ForecastMeans.read(lab, settings.topics().forecasts(), plan.warmSamples());
            long answered = lab.answered(application).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            // With at-least-once, what came after the last checkpoint is there without being committed.
            boolean complete =
                    contender.filter(Peer::flink).isPresent() ? means.count() >= answered : means.count() == answered;
            if (!complete) {
                throw new IllegalStateException(words(contender) + " answered " + answered + " observations with "
                        + means.count() + " forecasts");
            }
            return new Measured(window, means);
        } finally {
            lab.deleteTopicsOf(settings);
            lab.deleteStates(settings.stateDir());
        }
    }

    private void report(Report report, Map<String, List<MeasurementWindow>> measured) {
        double ourRate = median(measured.get(OURS), MeasurementWindow::recordsPerSecond);
        double ourCpu = median(measured.get(OURS), MeasurementWindow::serviceMicros);
        measured.forEach((words, windows) -> {
            double rate = median(windows, MeasurementWindow::recordsPerSecond);
            double cpu = median(windows, MeasurementWindow::serviceMicros);
            Figure records = Figure.of(name(), words, rate, "records/s");
            Figure micros = Figure.of(name(), words, cpu, "us CPU/record");
            boolean other = !words.equals(OURS);
            report.add(other ? records.against(OURS, ourRate / rate) : records);
            report.add(other ? micros.against(OURS, cpu / ourCpu) : micros);
        });
    }

    private static String words(Optional<Peer> contender) {
        return contender.map(Peer::words).orElse(OURS);
    }

    /** Of an odd number of repetitions. */
    private static double median(List<MeasurementWindow> windows, ToDoubleFunction<MeasurementWindow> of) {
        double[] sorted = windows.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** What one contender did in one run. */
    private record Measured(MeasurementWindow window, ForecastMeans means) {}
}
