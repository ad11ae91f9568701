package io.wavecast.trainer.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Duration;
import java.util.function.Supplier;

/** The progress of the running training. Written by the training's thread, read by scrapes. */
final class ProgressMetrics implements TrainingListener {
    private final int windowsPerUpdate;
    private final int samplesPerWindow;
    private final Counter updates;
    private final Counter windows;
    private volatile double loss = Double.NaN;
    private volatile double validationLoss = Double.NaN;
    private volatile double progress = Double.NaN;
    private volatile double epochs = Double.NaN;
    private volatile long samples;
    private volatile int series;
    private int countedUpdates;

    ProgressMetrics(MeterRegistry registry, int windowsPerUpdate, int samplesPerWindow) {
        this.windowsPerUpdate = windowsPerUpdate;
        this.samplesPerWindow = samplesPerWindow;
        updates = Counter.builder("wavecast.trainer.updates")
                .description("Gradient updates of weights")
                .register(registry);
        windows = Counter.builder("wavecast.trainer.windows")
                .description("Training windows processed")
                .register(registry);
        gauge(
                registry,
                "wavecast.trainer.loss",
                "Loss on training windows; 1 is the residual of the linear path",
                () -> loss);
        gauge(
                registry,
                "wavecast.trainer.validation.loss",
                "Mean squared error on the validation part; 1 is the residual of the linear path",
                () -> validationLoss);
        gauge(
                registry,
                "wavecast.trainer.progress.ratio",
                "Updates made, as a share of the planned ones",
                () -> progress);
        gauge(
                registry,
                "wavecast.trainer.epochs",
                "Samples in the windows of this training, as a multiple of those in the training part",
                () -> epochs);
        gauge(registry, "wavecast.trainer.history.samples", "Samples in the last history", () -> samples);
        gauge(registry, "wavecast.trainer.history.series", "Series in the last history", () -> series);
    }

    private static void gauge(MeterRegistry registry, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** Starts the progress of a new training. */
    void start() {
        progress = 0;
        epochs = 0;
        countedUpdates = 0;
    }

    @Override
    public void historyComplete(int seriesCount, long sampleCount, long periodMicros) {
        series = seriesCount;
        samples = sampleCount;
    }

    @Override
    public void updatesDone(
            int update, int plannedUpdates, double trainingLoss, double heldOutLoss, Duration timeLeft) {
        int uncounted = Math.max(0, update - countedUpdates);
        countedUpdates = update;
        updates.increment(uncounted);
        windows.increment((double) uncounted * windowsPerUpdate);
        loss = trainingLoss;
        validationLoss = heldOutLoss;
        progress = (double) update / plannedUpdates;
        epochs = (double) update * windowsPerUpdate * samplesPerWindow / (Split.TRAIN * samples);
    }
}
