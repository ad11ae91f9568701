package io.wavecast.experiments.cells;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.experiments.report.Report;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How well a cell learned the adding problem.
 *
 * @param errors (checks) mean squared errors while it learned
 * @param updates that were made: it stops where the problem is solved
 * @param error in the end, on sequences that nothing was learned from or stopped by
 * @param seconds that learning took
 */
record AddingResult(CellShape shape, int length, List<Double> errors, int updates, double error, double seconds) {
    static final int EVERY = 50;
    private static final int BATCH = 32;
    private static final double RATE = 0.01;
    private static final double GRADIENT_LIMIT = 1;
    private static final double SOLVED = 0.002;
    private static final int CHECKED = 100;
    private static final int TESTED = 500;

    /** By Adam, on new sequences for each update. */
    static AddingResult of(CellShape shape, int length, int updates, Report report) throws InterruptedException {
        var problem = new AddingProblem(length);
        var random = new Random(report.seed());
        Batch checked = problem.draw(CHECKED, new Random(report.seed() + 1_000));
        NetworkSpec spec = shape.spec(AddingProblem.INPUTS, 1);
        var training = new TrainingSpec(Loss.MSE, 0, 0, GRADIENT_LIMIT, 0, false, report.seed());
        List<Double> errors = new ArrayList<>();
        long begun = System.nanoTime();
        int update = 0;
        try (TrainableNetwork trained = Engines.of("pytorch").create(spec, training);
                Report.Task task = report.task("adding " + length + ", " + shape.name(), updates)) {
            trained.take(ChronoInitialization.of(spec, trained.weights(), length, random));
            double error = Double.POSITIVE_INFINITY;
            while (update < updates && !(error < SOLVED)) {
                trained.fit(problem.draw(BATCH, random), RATE);
                task.step();
                if (++update % EVERY == 0) {
                    error = AddingProblem.error(new Network(spec, trained.weights()), checked);
                    errors.add(error);
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException("while learning to add with " + shape.name());
                }
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            Batch tested = problem.draw(TESTED, new Random(report.seed() + 2_000));
            double last = AddingProblem.error(new Network(spec, trained.weights()), tested);
            return new AddingResult(shape, length, errors, update, last, seconds);
        }
    }
}
