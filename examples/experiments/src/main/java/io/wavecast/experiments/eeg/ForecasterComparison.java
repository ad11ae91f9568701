package io.wavecast.experiments.eeg;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.experiments.api.RecordedSignal;
import io.wavecast.experiments.report.Report;
import io.wavecast.trainer.backtest.ChannelPast;
import io.wavecast.trainer.baseline.ExponentialSmoothing;
import io.wavecast.trainer.baseline.Forecaster;
import io.wavecast.trainer.baseline.Holt;
import io.wavecast.trainer.baseline.Naive;
import io.wavecast.trainer.baseline.WindowNetwork;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SeriesSlice;
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
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Compares forecasters on the last fifth of a recording. All forecast the first channel; those "of all channels" see the other channels,
 * too.
 */
final class ForecasterComparison {
    static final List<Integer> HORIZONS = List.of(1, 2, 5, 10, 20, 50);
    /** The most lags, and so the length of the lead-in before the held-out samples. */
    static final int MAX_LAGS = 64;

    static final int FEW_LAGS = 4;
    private static final int WINDOW_LAGS = 32;
    private static final int REPORTS = 20; // progress reports of one training

    /** The size of the networks, and the most updates of a training. */
    record Effort(int hidden, int updates) {}

    /**
     * A forecaster and its errors.
     *
     * @param errors on the held-out samples
     * @param model the model that makes the forecasts in closed loop; empty for forecasters without one
     */
    record Entry(String name, HeldOutErrors errors, Optional<Model> model) {
        double error(int horizonIndex) {
            return errors.rootMeanSquare(horizonIndex, 0);
        }
    }

    private final RecordedSignal recording;
    private final boolean differenced;
    private final Effort effort;
    private final Report report;
    private final History firstChannel;
    private final Split split;
    private final List<Entry> entries = new ArrayList<>();

    /** @param differenced whether networks learn differences of samples instead of values */
    ForecasterComparison(RecordedSignal recording, boolean differenced, Effort effort, Report report) {
        this.recording = recording;
        this.differenced = differenced;
        this.effort = effort;
        this.report = report;
        this.firstChannel = recording.firstChannel().history();
        this.split = firstChannel.split(MAX_LAGS);
    }

    /** The split of the first channel. */
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

    /** Adds the forecasters without training. */
    void addClassical() {
        double[] past = ChannelPast.of(split, 0);
        double mean = Arrays.stream(past)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElseThrow();
        double alpha = ExponentialSmoothing.fit(past).alpha();
        Holt holt = Holt.fit(past);
        add("mean", () -> new Mean(mean));
        add("naive", Naive::new);
        add(String.format(Locale.ROOT, "smoothing, alpha %.2f", alpha), () -> new ExponentialSmoothing(alpha));
        add("holt", () -> new Holt(holt.alpha(), holt.beta()));
    }

    /** Adds a feed-forward network over a window of the past. */
    void addWindowNetwork() {
        try (Report.Task task = report.task("window", 1)) {
            WindowNetwork network = WindowNetwork.fit(ChannelPast.of(split, 0), WINDOW_LAGS, report.seed());
            task.step();
            add("feed-forward, window of " + WINDOW_LAGS, network::fresh);
        }
    }

    private void add(String name, Supplier<Forecaster> fresh) {
        HeldOutErrors errors =
                HeldOutErrors.of(name, HORIZONS, split.test(), HeldOutForecasters.classical(List.of(fresh), HORIZONS));
        entries.add(new Entry(name, errors, Optional.empty()));
    }

    /**
     * Adds a model that the trainer fits to the next sample.
     *
     * @param cell {@link CellKind#NONE} for a regression on the lags alone
     * @param lags the most lags of the linear path; 0 for no linear path
     * @param allChannels whether the model sees all channels
     */
    Entry addModel(String name, CellKind cell, int lags, boolean allChannels) throws InterruptedException {
        History history = allChannels ? recording.history() : firstChannel;
        TrainSettings defaults = TrainSettings.of("eeg");
        TrainSettings settings = defaults.with(cell)
                .withHidden(cell == CellKind.NONE ? defaults.network().hidden() : effort.hidden())
                .withLags(lags)
                .withDifferenced(differenced)
                .with(defaults.learning()
                        .withEngine("pytorch")
                        .withSeed(report.seed())
                        .withLimits(effort.updates(), Duration.ofMinutes(10)));
        Model model;
        try (Report.Task task = report.task(name, cell == CellKind.NONE ? 1 : REPORTS)) {
            model = model(FittedModel.of(settings, history, new TrainingListener() {
                @Override
                public void updatesDone(
                        int update, int updates, double loss, double validationLoss, Duration timeLeft) {
                    task.step();
                }
            }));
        }
        List<SeriesSlice> test = history.split(MAX_LAGS).test();
        Entry entry = new Entry(
                name, HeldOutErrors.of(name, HORIZONS, test, HeldOutForecasters.network(model)), Optional.of(model));
        entries.add(entry);
        return entry;
    }

    private Model model(FittedModel fitted) {
        ModelSpec spec = fitted.spec();
        return new Model(
                new ModelVersion("eeg", 1),
                new ModelSpec(spec.network(), spec.periodMicros(), HORIZONS, spec.warmup(), spec.coverage()),
                fitted.preprocessing(),
                fitted.learned().weights(),
                new Lineage(
                        new Lineage.Training(0, "pytorch", "experiment eeg", 0, report.seed()),
                        new Lineage.History("", 0, 0, 1, firstChannel.samples()),
                        new Lineage.Evaluation(0, 0, 0, "")));
    }
}
