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
        run(Plan.of(scale), report);
    }

    void run(Plan plan, Report report) throws InterruptedException, ExecutionException, IOException {
        // One broker for all, so that its JIT compiler has to be waited for once.
        try (Lab lab = Lab.start(PARTITIONS)) {
            for (Plan.Load load : plan.loads()) {
                run(plan, load, lab, report);
                lab.deleteObservations();
            }
        }
    }

    private void run(Plan plan, Plan.Load load, Lab lab, Report report)
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
            Contender first = load.runs().get(0).contenders().get(0);
            Rehearsal.run(lab, settings(lab, load, first, 1, "rehearsal"), workload, load.records(), plan.warmup());
        }
        for (Plan.Run run : load.runs()) {
            Map<Contender, List<Measured>> measured = new EnumMap<>(Contender.class);
            for (int repetition = 0; repetition < plan.repetitions(); repetition++) {
                for (int i = 0; i < run.contenders().size(); i++) {
                    // Another order each time: what warms up, or wears, must not favour the same one.
                    Contender contender = run.contenders()
                            .get((i + repetition) % run.contenders().size());
                    String name = String.join(
                            "-",
                            contender.name().toLowerCase(Locale.ROOT),
                            load.format().word(),
                            String.valueOf(load.series()),
                            String.valueOf(run.threads()),
                            String.valueOf(repetition));
                    Measured one =
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
            Agreement.check(measured);
            report(report, load, run, measured);
        }
    }

    private static ServiceSettings settings(Lab lab, Plan.Load load, Contender contender, int threads, String name) {
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

    private static Measured measure(Plan plan, Plan.Load load, Lab lab, Workload workload, ServiceSettings settings)
            throws InterruptedException, ExecutionException, IOException {
        try (Service service = lab.start(settings)) {
            service.awaitRunning();
            var meter = new Meter(lab, service, settings, workload, load.records());
            Window window = meter.measure((long) plan.warmSamples() * load.series(), plan.warmup(), plan.window());
            long heap = service.heapBytes();
            service.stop();
            if (settings.contender() == Contender.IDENTITY) {
                return new Measured(window, heap, 0); // it forecasts nothing
            }
            Forecasts forecasts = Forecasts.read(lab, settings.topics().forecasts(), plan.warmSamples());
            long answered = Progress.sum(lab.answered(settings.application()));
            if (forecasts.count() != answered || forecasts.incomplete() > 0) {
                throw new IllegalStateException(settings.application() + " answered " + answered + " observations with "
                        + forecasts.count() + " forecasts; " + forecasts.incomplete() + " series have less than "
                        + plan.warmSamples());
            }
            return new Measured(window, heap, forecasts.checksum());
        } finally {
            lab.deleteTopicsOf(settings);
            lab.deleteStates(settings.stateDir());
        }
    }

    private void report(Report report, Plan.Load load, Plan.Run run, Map<Contender, List<Measured>> measured) {
        String group = String.format(
                Locale.ROOT,
                "%s, %,d series, %d thread%s: ",
                load.format().word(),
                load.series(),
                run.threads(),
                run.threads() == 1 ? "" : "s");
        Contender ours = run.contenders().get(0);
        for (Contender contender : run.contenders()) {
            for (Quantity quantity : Quantity.values()) {
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
