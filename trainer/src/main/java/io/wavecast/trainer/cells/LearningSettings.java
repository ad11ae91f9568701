package io.wavecast.trainer.cells;

import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainingSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How cells are trained.
 *
 * @param engine the word for what trains them
 * @param device what it computes on
 * @param window steps of backpropagation through time
 * @param carryState whether windows of a series follow each other, each beginning with the hidden state that the one before left
 * @param future so many last steps of a window run in closed loop, on what the model makes of its own outputs
 * @param batch windows per update
 * @param updates at most; 0 leaves cells as they begin, and learns the head alone
 * @param patience share of all updates after which training ends, if none of them was the best on the validation part
 * @param learningRate of Adam, at its highest
 * @param loss of one target
 * @param dropout between layers, [0, 1)
 * @param recurrentDropout of hidden units from step to step, [0, 1)
 * @param gradientLimit longest norm of a gradient
 * @param seed of the first weights and of the order of windows
 * @param maxTime after which no further update is made
 */
public record LearningSettings(
        String engine,
        Device device,
        int window,
        boolean carryState,
        int future,
        int batch,
        int updates,
        double patience,
        double learningRate,
        Loss loss,
        double dropout,
        double recurrentDropout,
        double gradientLimit,
        long seed,
        Duration maxTime) {

    public static LearningSettings defaults() {
        return new LearningSettings(
                "deeplearning4j",
                Device.AUTO,
                64,
                false,
                0,
                32,
                600,
                0.35,
                0.002,
                Loss.MSE,
                0,
                0,
                1,
                42,
                Duration.ofHours(12));
    }

    public LearningSettings atMost(int otherUpdates, Duration otherMaxTime) {
        return but(draft -> {
            draft.updates = otherUpdates;
            draft.maxTime = otherMaxTime;
        });
    }

    public LearningSettings withSeed(long otherSeed) {
        return but(draft -> draft.seed = otherSeed);
    }

    public LearningSettings withEngine(String otherEngine) {
        return but(draft -> draft.engine = otherEngine);
    }

    public LearningSettings withWindow(int otherWindow) {
        return but(draft -> draft.window = otherWindow);
    }

    public LearningSettings withLearningRate(double otherRate) {
        return but(draft -> draft.learningRate = otherRate);
    }

    /** @throws IllegalArgumentException if there is no such engine, or not there */
    public Engine trainedBy() {
        return Engines.of(engine, device);
    }

    TrainingSpec spec() {
        return new TrainingSpec(loss, dropout, recurrentDropout, gradientLimit, future, carryState, seed);
    }

    /** Everything that is wrong, each naming its option; empty if nothing is. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        try {
            Engine chosen = trainedBy();
            if (dropout >= 0
                    && dropout < 1
                    && recurrentDropout >= 0
                    && recurrentDropout < 1
                    && gradientLimit > 0
                    && future >= 0) {
                chosen.lacks(spec())
                        .forEach(lacking ->
                                problems.add("--engine: " + engine + " has no " + lacking + ": pytorch has"));
            }
        } catch (IllegalArgumentException e) {
            problems.add("--engine: " + e.getMessage());
        }
        inRange(problems, "--window", window, 2, 100_000);
        if (future < 0 || future >= Math.max(1, window)) {
            problems.add("--future must be 0.." + (Math.max(1, window) - 1) + ", less than --window, was " + future);
        }
        inRange(problems, "--batch", batch, 1, 100_000);
        inRange(problems, "--updates", updates, 0, 10_000_000);
        share(problems, "--learning-rate", learningRate);
        if (!(patience > 0 && patience <= 1)) {
            problems.add("--patience must lie above 0 and not above 1, was " + patience);
        }
        if (dropout != 0) {
            share(problems, "--dropout", dropout);
        }
        if (recurrentDropout != 0) {
            share(problems, "--recurrent-dropout", recurrentDropout);
        }
        if (!(gradientLimit > 0)) {
            problems.add("--clip must be positive, was " + gradientLimit);
        }
        if (maxTime.compareTo(Duration.ofSeconds(1)) < 0) {
            problems.add("--max-time must be at least 1 second, was " + maxTime.toSeconds());
        }
        return problems;
    }

    private static void share(List<String> problems, String option, double value) {
        if (!(value > 0 && value < 1)) {
            problems.add(option + " must lie between 0 and 1, was " + value);
        }
    }

    private static void inRange(List<String> problems, String option, int value, int low, int high) {
        if (value < low || value > high) {
            problems.add(option + " must be " + low + ".." + high + ", was " + value);
        }
    }

    private LearningSettings but(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** A copy on its way to become other settings. */
    private static final class Draft {
        private String engine;
        private Device device;
        private int window;
        private boolean carryState;
        private int future;
        private int batch;
        private int updates;
        private double patience;
        private double learningRate;
        private Loss loss;
        private double dropout;
        private double recurrentDropout;
        private double gradientLimit;
        private long seed;
        private Duration maxTime;

        Draft(LearningSettings from) {
            engine = from.engine;
            device = from.device;
            window = from.window;
            carryState = from.carryState;
            future = from.future;
            batch = from.batch;
            updates = from.updates;
            patience = from.patience;
            learningRate = from.learningRate;
            loss = from.loss;
            dropout = from.dropout;
            recurrentDropout = from.recurrentDropout;
            gradientLimit = from.gradientLimit;
            seed = from.seed;
            maxTime = from.maxTime;
        }

        LearningSettings settings() {
            return new LearningSettings(
                    engine,
                    device,
                    window,
                    carryState,
                    future,
                    batch,
                    updates,
                    patience,
                    learningRate,
                    loss,
                    dropout,
                    recurrentDropout,
                    gradientLimit,
                    seed,
                    maxTime);
        }
    }
}
