package io.wavecast.trainer.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Histogram;
import io.wavecast.observe.Histograms;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.JudgedModel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts trainings and their results, and shows the progress of the running one. */
public final class TrainerMetrics {
    private final Clock clock;
    private final ProgressMetrics progress;
    private final VerdictMetrics verdicts;
    private final Map<TrainingEnd, Counter> trainings = new EnumMap<>(TrainingEnd.class);
    private final Histogram seconds;
    private final MultiGauge lastEnds;
    private final Map<TrainingEnd, Double> lastEndSeconds = new EnumMap<>(TrainingEnd.class);
    private volatile int running;

    /**
     * @param windowsPerUpdate for the rate of windows
     * @param samplesPerWindow for the number of epochs
     */
    public TrainerMetrics(PrometheusMeterRegistry registry, Clock clock, int windowsPerUpdate, int samplesPerWindow) {
        this.clock = clock;
        this.progress = new ProgressMetrics(registry, windowsPerUpdate, samplesPerWindow);
        this.verdicts = new VerdictMetrics(registry);
        for (TrainingEnd end : TrainingEnd.values()) {
            trainings.put(
                    end,
                    Counter.builder("wavecast.trainer.trainings")
                            .description("Trainings that ended, by outcome")
                            .tag("outcome", end.label())
                            .register(registry));
        }
        seconds = Histograms.register(
                registry,
                "wavecast_trainer_training_seconds",
                "Time from reading the history to the verdict",
                1,
                5,
                15,
                60,
                300,
                900,
                3600,
                14_400);
        Gauge.builder("wavecast.trainer.running", () -> running)
                .description("Trainings in progress")
                .register(registry);
        lastEnds = MultiGauge.builder("wavecast.trainer.last.end.timestamp.seconds")
                .description("Time at which a training last ended with this outcome, in seconds since the epoch")
                .register(registry);
    }

    /** Receives the progress of trainings. */
    public TrainingListener listener() {
        return progress;
    }

    /** Records that a training starts. It may train several models. */
    public void trainingStarted() {
        running = 1;
        progress.start();
    }

    /** Records that the training ended, with or without models. */
    public void trainingEnded(Duration duration) {
        running = 0;
        seconds.observe(duration.toMillis() / 1e3);
    }

    /** Records the verdict on a trained model. */
    public synchronized void modelJudged(JudgedModel judged) {
        String name = judged.model().version().name();
        add(name, judged.verdict());
        count(judged.published() ? TrainingEnd.PUBLISHED : TrainingEnd.REFUSED);
    }

    synchronized void add(String name, Verdict verdict) {
        verdicts.add(name, verdict);
    }

    /** Records that the training of a model failed. */
    public synchronized void modelFailed() {
        count(TrainingEnd.FAILED);
    }

    private void count(TrainingEnd end) {
        Objects.requireNonNull(trainings.get(end)).increment();
        lastEndSeconds.put(end, clock.millis() / 1e3);
    }

    /** Updates the meters whose rows change; to be called before each scrape. */
    public synchronized void refresh() {
        verdicts.refresh();
        List<Row<?>> rows = new ArrayList<>();
        lastEndSeconds.forEach((end, at) -> rows.add(Row.of(Tags.of("outcome", end.label()), at)));
        lastEnds.register(rows, true);
    }
}
