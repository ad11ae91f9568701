package io.wavecast.trainer.cells;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.cells.TrainingWindows.Position;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.RecurrentCells;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.settings.OptionNames;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains cells by gradient descent on the residuals of the linear path. Windows are drawn at random, or follow each other through the
 * series. The learning rate of Adam warms up and then decays along a cosine. The validation loss is measured at regular intervals, and
 * the weights with the lowest one are kept.
 */
public final class GradientTraining {
    private static final Logger log = LoggerFactory.getLogger(GradientTraining.class);
    /** Measurements of the validation loss in a whole training. */
    private static final int MEASUREMENTS = 20;
    /** Share of the updates in which the learning rate rises. */
    private static final double WARM_UP = 0.1;
    /** Share of the highest learning rate that is left at the end. */
    private static final double LAST_RATE = 0.02;
    /** Share of a window, at its start, that settles the hidden state and has no targets. */
    private static final double SETTLING = 0.25;

    private final Engine engine;
    private final NetworkSpec spec;
    private final LearningSettings settings;
    private final OptimizerSettings optimizer;
    private final Residuals residuals;

    /**
     * Prepares the training of a network's cells.
     *
     * @param spec without a linear path
     * @param residuals the targets
     */
    public GradientTraining(Engine engine, NetworkSpec spec, LearningSettings settings, Residuals residuals) {
        this.engine = engine;
        this.spec = spec;
        this.settings = settings;
        this.optimizer = settings.optimizer();
        this.residuals = residuals;
    }

    /**
     * The outcome of a training.
     *
     * @param best weights with the lowest validation loss
     * @param bestUpdate the update after which the weights were measured; 0 for the initial weights
     * @param updates number of updates that were made
     * @param loss of the best weights on the validation part; infinite if none was measured
     * @param outOfTime whether more updates would have been made with more time
     */
    public record Result(Weights best, int bestUpdate, int updates, double loss, boolean outOfTime) {}

    /**
     * Trains until the updates, the time or the patience is used up.
     *
     * @param start initial weights
     * @throws IllegalArgumentException if no window fits into the training part
     * @throws InterruptedException if the thread is interrupted between two updates
     */
    public Result run(Weights start, List<SeriesSlice> train, List<SeriesSlice> validation, TrainingListener listener)
            throws InterruptedException {
        WindowSettings sizes = settings.windows();
        var windows = new TrainingWindows(train, residuals, sizes.length(), sizes.closedLoopSteps(), settings.seed());
        if (windows.count() == 0) {
            throw new IllegalArgumentException("expected " + sizes.length()
                    + " samples in a row without a gap, was fewer: give more data, or a smaller " + OptionNames.WINDOW
                    + " or " + OptionNames.LAGS);
        }
        int interval = Math.max(1, optimizer.updates() / MEASUREMENTS);
        int settling = (int) Math.min(sizes.length() * SETTLING, sizes.length() - sizes.closedLoopSteps());
        List<Position> positions = List.of();
        long started = System.nanoTime();
        Weights best = start;
        int bestUpdate = 0;
        int update = 0;
        double sum = 0;
        double bestLoss = Double.POSITIVE_INFINITY;
        boolean ended = false; // by itself, rather than by the clock
        try (TrainableNetwork network = engine.create(spec, settings.trainingSpec())) {
            network.setWeights(start);
            while (update < optimizer.updates() && elapsed(started).compareTo(optimizer.maxTime()) < 0) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("while training");
                }
                positions = positions(windows, positions);
                for (int w = 0; w < positions.size(); w++) {
                    if (!positions.get(w).continuesState()) {
                        network.resetState(w);
                    }
                }
                double batchLoss = network.fit(windows.batch(positions, settling), rate(update));
                update++;
                if (!Double.isFinite(batchLoss)) {
                    log.warn(
                            "training diverged at update {} (loss {}): the best weights so far are kept; a smaller "
                                    + OptionNames.LEARNING_RATE + " may help",
                            update,
                            batchLoss);
                    ended = true;
                    break;
                }
                sum += batchLoss;
                if (update % interval != 0 && update != optimizer.updates()) {
                    continue;
                }
                int since = update % interval == 0 ? interval : update % interval;
                Weights weights = network.weights();
                double loss = ValidationLoss.measure(new RecurrentCells(spec, weights), residuals, validation);
                if (loss < bestLoss) {
                    bestLoss = loss;
                    bestUpdate = update;
                    best = weights;
                }
                listener.updatesDone(update, optimizer.updates(), sum / since, loss, timeLeft(started, update));
                sum = 0;
                if (update - bestUpdate >= optimizer.patience() * optimizer.updates()) {
                    ended = true;
                    break;
                }
            }
        }
        return new Result(best, bestUpdate, update, bestLoss, !ended && update < optimizer.updates());
    }

    /** Random positions, or, where states are carried on, those that follow the batch before. */
    private List<Position> positions(TrainingWindows windows, List<Position> before) {
        return settings.windows().carryState() && !before.isEmpty()
                ? before.stream().map(windows::after).toList()
                : Stream.generate(windows::anywhere)
                        .limit(settings.windows().batch(engine.onCard()))
                        .toList();
    }

    private double rate(int update) {
        double warming = Math.min(1, (update + 1) / Math.max(1, WARM_UP * optimizer.updates()));
        double cosine = 0.5 * (1 + Math.cos(Math.PI * update / optimizer.updates()));
        return optimizer.learningRate() * warming * (LAST_RATE + (1 - LAST_RATE) * cosine);
    }

    private Duration timeLeft(long started, int update) {
        Duration byUpdates = elapsed(started).dividedBy(update).multipliedBy(optimizer.updates() - update);
        Duration byTime = optimizer.maxTime().minus(elapsed(started));
        return byTime.isNegative() ? Duration.ZERO : byUpdates.compareTo(byTime) < 0 ? byUpdates : byTime;
    }

    private static Duration elapsed(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
