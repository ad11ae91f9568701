package io.wavecast.trainer.cells;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.cells.TrainingWindows.Place;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.DesignMatrix.Cells;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains cells by gradients on what the lags leave over, through windows drawn at random, or ones that follow each other: Adam with
 * a warm-up and a decay along a cosine. From time to time the validation part is run through, with the state carried on as the
 * stream does, and the weights that did best there are kept.
 */
public final class GradientTraining {
    private static final Logger log = LoggerFactory.getLogger(GradientTraining.class);
    private static final int CHECKS = 20;
    private static final double WARM_UP = 0.1;
    private static final double LAST_RATE = 0.02;
    /** Share of a window at its begin that only settles the state. */
    private static final double SETTLING = 0.25;

    private final Engine engine;
    private final NetworkSpec spec;
    private final LearningSettings settings;
    private final Residuals residuals;

    /** @param spec without a linear path */
    public GradientTraining(Engine engine, NetworkSpec spec, LearningSettings settings, Residuals residuals) {
        this.engine = engine;
        this.spec = spec;
        this.settings = settings;
        this.residuals = residuals;
    }

    /**
     * What came of it.
     *
     * @param best weights of the update that did best on the validation part
     * @param bestUpdate which that was; 0 for those it began with
     * @param updates that were made
     */
    public record Result(Weights best, int bestUpdate, int updates) {}

    /** @param start weights to begin with */
    public Result run(Weights start, List<SeriesSlice> train, List<SeriesSlice> validation, TrainingListener listener)
            throws InterruptedException {
        var windows = new TrainingWindows(train, residuals, settings.window(), settings.future(), settings.seed());
        if (windows.count() == 0) {
            throw new IllegalArgumentException("no stretch of " + settings.window()
                    + " samples without a gap to learn from: give more data, or a smaller --window or --lags");
        }
        int every = Math.max(1, settings.updates() / CHECKS);
        int settling = (int) Math.min(settings.window() * SETTLING, settings.window() - settings.future());
        List<Place> places = List.of();
        long started = System.nanoTime();
        Weights best = start;
        int bestUpdate = 0;
        int update = 0;
        double sum = 0;
        double bestLoss = Double.POSITIVE_INFINITY;
        try (TrainableNetwork network = engine.create(spec, settings.spec())) {
            network.take(start);
            while (update < settings.updates() && elapsed(started).compareTo(settings.maxTime()) < 0) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("while training");
                }
                places = places(windows, places);
                for (int w = 0; w < places.size(); w++) {
                    if (!places.get(w).carriedOn()) {
                        network.forgetState(w);
                    }
                }
                double batchLoss = network.fit(windows.batch(places, settling), rate(update));
                update++;
                if (!Double.isFinite(batchLoss)) {
                    log.warn(
                            "training went astray at update {} (loss {}): what was best before is kept; a smaller --learning-rate"
                                    + " may help",
                            update,
                            batchLoss);
                    break;
                }
                sum += batchLoss;
                if (update % every != 0 && update != settings.updates()) {
                    continue;
                }
                int since = update % every == 0 ? every : update % every;
                Weights weights = network.weights();
                double loss = validationLoss(weights, validation);
                if (loss < bestLoss) {
                    bestLoss = loss;
                    bestUpdate = update;
                    best = weights;
                }
                listener.updatesDone(update, settings.updates(), sum / since, loss, timeLeft(started, update));
                sum = 0;
                if (update - bestUpdate >= settings.patience() * settings.updates()) {
                    break;
                }
            }
        }
        return new Result(best, bestUpdate, update);
    }

    /** Anywhere, or where states are carried on, each behind the one in the batch before; nothing came before the first batch. */
    private List<Place> places(TrainingWindows windows, List<Place> before) {
        return settings.carryState() && !before.isEmpty()
                ? before.stream().map(windows::after).toList()
                : Stream.generate(windows::anywhere).limit(settings.batch()).toList();
    }

    private double rate(int update) {
        double warming = Math.min(1, (update + 1) / Math.max(1, WARM_UP * settings.updates()));
        double cosine = 0.5 * (1 + Math.cos(Math.PI * update / settings.updates()));
        return settings.learningRate() * warming * (LAST_RATE + (1 - LAST_RATE) * cosine);
    }

    /**
     * Mean squared error per output with that share of the cells' say in 0..1 which helps most, {@code λ = Σ r·f / Σ f²}; 1 is
     * what the lags leave over.
     */
    private double validationLoss(Weights weights, List<SeriesSlice> validation) {
        int outputs = residuals.outputs();
        double[] cross = new double[outputs];
        double[] said = new double[outputs];
        double[] wanted = new double[outputs];
        double[] left = new double[outputs];
        double[] scratch = new double[outputs];
        var cells = new Cells(spec, weights);
        for (SeriesSlice part : validation) {
            var walk = cells.walk(part);
            int from = residuals.from(part);
            int to = residuals.to(part);
            for (int t = 0; t < to; t++) {
                walk.step(t);
                if (t < from) {
                    continue;
                }
                residuals.at(part, t, left, scratch);
                for (int o = 0; o < outputs; o++) {
                    if (!Double.isNaN(left[o])) {
                        cross[o] += walk.said()[o] * left[o];
                        said[o] += (double) walk.said()[o] * walk.said()[o];
                        wanted[o] += left[o] * left[o];
                    }
                }
            }
        }
        double loss = 0;
        for (int o = 0; o < outputs; o++) {
            double share = said[o] > 0 ? Math.min(1, Math.max(0, cross[o] / said[o])) : 0;
            double rest = wanted[o] - 2 * share * cross[o] + share * share * said[o];
            loss += wanted[o] > 0 ? rest / wanted[o] : 1;
        }
        return loss / outputs;
    }

    private Duration timeLeft(long started, int update) {
        Duration byUpdates = elapsed(started).dividedBy(update).multipliedBy(settings.updates() - update);
        Duration byTime = settings.maxTime().minus(elapsed(started));
        return byTime.isNegative() ? Duration.ZERO : byUpdates.compareTo(byTime) < 0 ? byUpdates : byTime;
    }

    private static Duration elapsed(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
