package io.wavecast.experiments.eeg;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.experiments.api.RecordedSignal;
import io.wavecast.experiments.report.Report;
import io.wavecast.trainer.baseline.ExponentialSmoothing;
import io.wavecast.trainer.baseline.Forecaster;
import io.wavecast.trainer.baseline.Holt;
import io.wavecast.trainer.baseline.Naive;
import io.wavecast.trainer.baseline.WindowNetwork;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.Part;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.FittedModel;
import io.wavecast.trainer.training.TrainSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Forecasters side by side on the last fifth of a recording, whose first channel is what they are judged by; those of all channels see the others, too. */
final class ForecasterComparison {
    static final List<Integer> HORIZONS = List.of(1, 2, 5, 10, 20, 50);
    /** Lags at most, and so what leads in to what is held back. */
    static final int REACH = 64;

    static final int SHORT = 4;
    private static final int WINDOW_LAGS = 32;
    private static final int CHECKS = 20; // an engine's training reports so often

    /** How long and with how many units networks are trained. */
    record Effort(int hidden, int updates) {}

    /**
     * One of them.
     *
     * @param model of what is learned by the trainer, for the horizons in closed loop; null for the others
     */
    record Entry(String name, HeldOutErrors track, Model model) {
        double error(int horizonIndex) {
            return track.rootMeanSquare(horizonIndex, 0);
        }
    }

    private final RecordedSignal recorded;
    private final boolean differenced;
    private final Effort effort;
    private final Report report;
    private final History one;
    private final Split split;
    private final List<Entry> entries = new ArrayList<>();

    /** @param differenced whether networks learn changes */
    ForecasterComparison(RecordedSignal recorded, boolean differenced, Effort effort, Report report) {
        this.recorded = recorded;
        this.differenced = differenced;
        this.effort = effort;
        this.report = report;
        this.one = recorded.first().history();
        this.split = Split.of(one, one.periodMicros(), REACH);
    }

    /** Of the first channel. */
    Split split() {
        return split;
    }

    List<Entry> entries() {
        return entries;
    }

    Entry entry(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What needs no training. */
    void classical() {
        double[] past = Classical.past(split);
        double mean = Arrays.stream(past)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElseThrow();
        double alpha = ExponentialSmoothing.fit(past).alpha();
        Holt holt = Holt.fit(past);
        add("mean", () -> new Classical.Mean(mean));
        add("naive", Naive::new);
        add(String.format(Locale.ROOT, "smoothing, alpha %.2f", alpha), () -> new ExponentialSmoothing(alpha));
        add("holt", () -> new Holt(holt.alpha(), holt.beta()));
    }

    /** A feed-forward network over a window of the past. */
    void window() {
        try (Report.Task task = report.task("window", 1)) {
            WindowNetwork network = WindowNetwork.fit(Classical.past(split), WINDOW_LAGS, report.seed());
            task.step();
            add("feed-forward, window of " + WINDOW_LAGS, network::fresh);
        }
    }

    private void add(String name, Supplier<Forecaster> fresh) {
        entries.add(
                new Entry(name, HeldOutErrors.of(name, HORIZONS, split.test(), Classical.walk(fresh, HORIZONS)), null));
    }

    /**
     * Something that the trainer learns, one step ahead.
     *
     * @param cell {@link CellKind#NONE} for a regression on the lags alone
     * @param lags of the linear path, at most; 0 for none
     * @param all whether it sees all channels
     */
    Entry learned(String name, CellKind cell, int lags, boolean all) throws InterruptedException {
        History history = all ? recorded.history() : one;
        TrainSettings defaults = TrainSettings.of("eeg");
        TrainSettings settings = defaults.with(cell)
                .withHidden(cell == CellKind.NONE ? defaults.hidden() : effort.hidden())
                .withLags(lags)
                .withDifferenced(differenced)
                .with(defaults.learning()
                        .withEngine("pytorch")
                        .withSeed(report.seed())
                        .atMost(effort.updates(), Duration.ofMinutes(10)));
        Model model;
        try (Report.Task task = report.task(name, cell == CellKind.NONE ? 1 : CHECKS)) {
            model = model(FittedModel.of(settings, history, new TrainingListener() {
                @Override
                public void updatesDone(int update, int updates, double loss, double validation, Duration left) {
                    task.step();
                }
            }));
        }
        List<Part> test = Split.of(history, history.periodMicros(), REACH).test();
        Entry entry = new Entry(name, HeldOutErrors.of(name, HORIZONS, test, HeldOutForecasters.network(model)), model);
        entries.add(entry);
        return entry;
    }

    private Model model(FittedModel fit) {
        ModelSpec spec = fit.spec();
        return new Model(
                new ModelVersion("eeg", 1),
                new ModelSpec(spec.network(), spec.periodMicros(), HORIZONS, spec.warmup(), spec.coverage()),
                fit.preprocessing(),
                fit.learned().weights(),
                new Lineage(0, "pytorch", "experiment eeg", "", 0, 0, 1, one.samples(), 0, report.seed(), 0, 0, 0));
    }
}
