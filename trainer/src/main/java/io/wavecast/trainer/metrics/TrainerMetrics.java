package io.wavecast.trainer.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Histogram;
import io.wavecast.observe.Histograms;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.judge.Verdict.Rival;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.JudgedModel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Trainings and their outcomes; those of the last {@value #MODELS} models by name. */
public final class TrainerMetrics implements TrainingListener {
    private static final int MODELS = 100;

    /** How a training ended. */
    public enum Outcome {
        PUBLISHED,
        /** Judged, and found not worth publishing. */
        REFUSED,
        FAILED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Clock clock;
    private final int windowsPerUpdate;
    private final int samplesPerWindow;
    private final Map<Outcome, Counter> trainings = new EnumMap<>(Outcome.class);
    private final Map<Rival, Counter> lost = new EnumMap<>(Rival.class);
    private final Map<Boolean, Counter> challengers = new HashMap<>();
    private final Histogram seconds;
    private final Counter updates;
    private final Counter windows;
    private final MultiGauge judged;
    private final MultiGauge ended;
    private final Map<Outcome, Double> lastEnds = new EnumMap<>(Outcome.class);
    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
    private volatile int running;
    private volatile double loss = Double.NaN;
    private volatile double validationLoss = Double.NaN;
    private volatile double progress = Double.NaN;
    private volatile double epochs = Double.NaN;
    private volatile long samples;
    private volatile int series;
    private int updatesBefore;

    /**
     * @param windowsPerUpdate for the rate of windows
     * @param samplesPerWindow for the count of epochs
     */
    public TrainerMetrics(PrometheusMeterRegistry registry, Clock clock, int windowsPerUpdate, int samplesPerWindow) {
        this.clock = clock;
        this.windowsPerUpdate = windowsPerUpdate;
        this.samplesPerWindow = samplesPerWindow;
        for (Outcome outcome : Outcome.values()) {
            trainings.put(
                    outcome,
                    Counter.builder("wavecast.trainer.trainings")
                            .description("Trainings that ended, by how")
                            .tag("outcome", outcome.word())
                            .register(registry));
        }
        for (Rival rival : Rival.values()) {
            lost.put(
                    rival,
                    Counter.builder("wavecast.trainer.lost")
                            .description("Models that were judged worse than this: why they are not worth publishing")
                            .tag("forecaster", rival.word())
                            .register(registry));
        }
        for (boolean won : new boolean[] {true, false}) {
            challengers.put(
                    won,
                    Counter.builder("wavecast.trainer.challengers")
                            .description(
                                    "Models that were judged beside a champion, by whether they were at least as good")
                            .tag("outcome", won ? "won" : "lost")
                            .register(registry));
        }
        seconds = Histograms.register(
                registry,
                "wavecast_trainer_training_seconds",
                "Time of a training, from reading the history to the judgement",
                1,
                5,
                15,
                60,
                300,
                900,
                3600,
                14_400);
        updates = Counter.builder("wavecast.trainer.updates")
                .description("Updates of weights by gradients")
                .register(registry);
        windows = Counter.builder("wavecast.trainer.windows")
                .description("Windows that were learned from")
                .register(registry);
        gauge(registry, "wavecast.trainer.running", "Trainings under way", () -> running);
        gauge(registry, "wavecast.trainer.loss", "Loss on training windows; 1 is what the lags leave over", () -> loss);
        gauge(
                registry,
                "wavecast.trainer.validation.loss",
                "Mean squared error on the validation part; 1 is what the lags leave over",
                () -> validationLoss);
        gauge(registry, "wavecast.trainer.progress.ratio", "Updates made, as a share of those planned", () -> progress);
        gauge(
                registry,
                "wavecast.trainer.epochs",
                "Samples in the windows of this training, as a multiple of those in the training part",
                () -> epochs);
        gauge(registry, "wavecast.trainer.history.samples", "Samples of the last history that was read", () -> samples);
        gauge(registry, "wavecast.trainer.history.series", "Series in it", () -> series);
        judged = MultiGauge.builder("wavecast.trainer.judged.error")
                .description(
                        "RMSE on data held back at the first horizon, in scaled units, of the last model of each name and of"
                                + " what it was compared with")
                .register(registry);
        ended = MultiGauge.builder("wavecast.trainer.last.end.timestamp.seconds")
                .description("When a training last ended so, in seconds since the epoch")
                .register(registry);
    }

    private static void gauge(
            PrometheusMeterRegistry registry, String name, String help, java.util.function.Supplier<Number> value) {
        Gauge.builder(name, value).description(help).register(registry);
    }

    /** A training begins. */
    public void begun() {
        running = 1;
        progress = 0;
        epochs = 0;
        updatesBefore = 0;
    }

    /** What was begun is over, however many models came of it. @param took since then */
    public void over(Duration took) {
        running = 0;
        seconds.observe(took.toMillis() / 1e3);
    }

    /** A model was judged. */
    public synchronized void ended(JudgedModel result) {
        String name = result.model().version().name();
        result.replaced().ifPresent(network -> judged(name, network));
        judged(name, result.verdict());
        ended(result.published() ? Outcome.PUBLISHED : Outcome.REFUSED);
    }

    void judged(String name, Verdict verdict) {
        Set<Rival> better = verdict.lostTo();
        better.forEach(rival -> lost.get(rival).increment());
        if (verdict.champion().isPresent()) {
            challengers.get(!better.contains(Rival.CHAMPION)).increment();
        }
        verdicts.remove(name);
        verdicts.put(name, verdict);
        if (verdicts.size() > MODELS) {
            verdicts.remove(verdicts.keySet().iterator().next());
        }
    }

    /** No model came of a training. */
    public void failed() {
        ended(Outcome.FAILED);
    }

    private synchronized void ended(Outcome outcome) {
        trainings.get(outcome).increment();
        lastEnds.put(outcome, clock.millis() / 1e3);
    }

    @Override
    public void historyComplete(int ofSeries, long ofSamples, long periodMicros) {
        series = ofSeries;
        samples = ofSamples;
    }

    @Override
    public void updatesDone(int update, int of, double trainingLoss, double lossHeldBack, Duration timeLeft) {
        int since = Math.max(0, update - updatesBefore);
        updatesBefore = update;
        updates.increment(since);
        windows.increment((double) since * windowsPerUpdate);
        loss = trainingLoss;
        validationLoss = lossHeldBack;
        progress = (double) update / of;
        epochs = (double) update * windowsPerUpdate * samplesPerWindow / (Split.TRAIN * samples);
    }

    /** Brings those meters up to date that are lists of the moment; to be called before they are read. */
    public synchronized void refresh() {
        List<Row<?>> errors = new ArrayList<>();
        verdicts.forEach((name, verdict) -> {
            errors.add(row(name, "model", verdict.errors().get(0)));
            errors.add(row(name, Rival.NAIVE.word(), verdict.naiveErrors().get(0)));
            errors.add(row(name, Rival.AR.word(), verdict.arErrors().get(0)));
            verdict.champion()
                    .ifPresent(champion -> errors.add(
                            row(name, Rival.CHAMPION.word(), champion.errors().get(0))));
        });
        judged.register(errors, true);
        List<Row<?>> ends = new ArrayList<>();
        lastEnds.forEach((outcome, at) -> ends.add(Row.of(Tags.of("outcome", outcome.word()), at)));
        ended.register(ends, true);
    }

    private static Row<?> row(String model, String forecaster, double error) {
        return Row.of(Tags.of("model", model, "forecaster", forecaster), error);
    }
}
