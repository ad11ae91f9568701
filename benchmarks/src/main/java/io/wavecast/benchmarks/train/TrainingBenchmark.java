package io.wavecast.benchmarks.train;

import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.signals.Signal;
import io.wavecast.signals.generated.GeneratedSignal;
import io.wavecast.signals.generated.SignalKind;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.cells.WindowSettings;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.FittedModel;
import io.wavecast.trainer.training.NetworkShape;
import io.wavecast.trainer.training.TrainSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Times whole trainings with default settings: from a generated history to a fitted model, whose errors on held-out data are reported, too. */
public final class TrainingBenchmark implements Benchmark {
    private static final List<Integer> HORIZONS = List.of(1, 10);
    private static final int HERTZ = 128;
    private static final int FEW_SAMPLES = 20_000;
    private static final int MANY_SAMPLES = 1_000_000;
    private static final long SEED = 1;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    /** The default of {@code train --max-time}. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Device device;
    private final List<String> engineNames;
    private final int updates;

    /**
     * @param device the device to train networks on
     * @param engineNames the engines to measure, from {@link Engines#NAMES}
     */
    public TrainingBenchmark(Device device, List<String> engineNames) {
        this(device, engineNames, LearningSettings.defaults().optimizer().updates());
    }

    /**
     * With another limit.
     *
     * @param updates of the cells, at most
     */
    TrainingBenchmark(Device device, List<String> engineNames, int updates) {
        this.device = device;
        this.engineNames = engineNames;
        this.updates = updates;
    }

    @Override
    public String name() {
        return "training";
    }

    @Override
    public boolean onlyByName() {
        return true;
    }

    @Override
    public String summary() {
        return "a whole training with default settings, generated signal";
    }

    @Override
    public void run(Scale scale, Report report) throws InterruptedException {
        run(scale == Scale.QUICK ? FEW_SAMPLES : MANY_SAMPLES, report);
    }

    /** Trains on so many samples. */
    void run(int samples, Report report) throws InterruptedException {
        History history = History.of("generated", MICROS_PER_SECOND / HERTZ, values(samples));
        for (String engineName : engineNames) {
            measure(engineName, history, samples, report);
        }
    }

    private void measure(String engineName, History history, int samples, Report report) throws InterruptedException {
        Engine engine = Engines.of(engineName, device);
        report.progress(engine.name() + " on " + engine.device());
        String label = String.format(Locale.ROOT, "%s, %,d samples: ", engineName, samples);
        long started = System.nanoTime();
        FittedModel fit = FittedModel.of(settings(engineName), history, TrainingListener.SILENT);
        report.add(Figure.of(name(), label + "time", (System.nanoTime() - started) / NANOS_PER_SECOND, "s"));
        Model model = fit.model(new ModelVersion("generated", 1), Lineage.UNKNOWN);
        report.progress(String.format(
                Locale.ROOT,
                "%s: best update %d of %d",
                model.spec().network().cell(),
                fit.learned().bestUpdate(),
                fit.learned().updates()));
        var test = fit.split().test();
        HeldOutErrors ours = HeldOutErrors.of("wavecast", HORIZONS, test, HeldOutForecasters.network(model));
        HeldOutErrors line = HeldOutErrors.of(
                "AR(32)", HORIZONS, test, HeldOutForecasters.autoregression(fit.baseline(), fit.preprocessing()));
        for (int h = 0; h < HORIZONS.size(); h++) {
            report.add(Figure.of(
                    name(),
                    label + "error by AR(32)'s, horizon " + HORIZONS.get(h),
                    ours.rootMeanSquare(h, 0) / line.rootMeanSquare(h, 0),
                    ""));
        }
    }

    private TrainSettings settings(String engineName) {
        LearningSettings defaults = LearningSettings.defaults();
        var learning = new LearningSettings(
                engineName,
                device,
                defaults.withWindow(WindowSettings.AUTO).windows(),
                defaults.withLimits(updates, LONGEST).optimizer(),
                defaults.regularisation(),
                SEED);
        TrainSettings settings = TrainSettings.of("generated").with(learning).withHorizons(HORIZONS);
        return settings.with(settings.network().withCells(NetworkShape.AUTO));
    }

    /** A neural mass model (time)(1). */
    private static double[][] values(int samples) {
        double[][] values = new double[samples][1];
        Signal signal = new GeneratedSignal(SignalKind.NEURAL_MASS, HERTZ, List.of("v"), SEED);
        try (Signal.Playback playback = signal.open()) {
            for (double[] row : values) {
                playback.next(row);
            }
        }
        return values;
    }
}
