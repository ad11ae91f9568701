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
 * The result of training a cell on the adding problem.
 *
 * @param errors (checks) mean squared errors during training
 * @param updates weight updates until the problem was solved, or the limit
 * @param error mean squared error at the end, on sequences not used before
 * @param seconds duration of the training
 */
record AddingResult(CellShape shape, int length, List<Double> errors, int updates, double error, double seconds) {
    static final int CHECK_INTERVAL = 50; // updates
    private static final int BATCH = 32;
    private static final double RATE = 0.01;
    private static final double GRADIENT_LIMIT = 1;
    private static final double SOLVED_ERROR = 0.002;
    private static final int CHECK_SEQUENCES = 100;
    private static final int TEST_SEQUENCES = 500;

    /**
     * Trains with Adam, on new sequences for each update.
     *
     * @param maxUpdates the most weight updates
     */
    static AddingResult of(CellShape shape, int length, int maxUpdates, Report report) throws InterruptedException {
        var problem = new AddingProblem(length);
        var random = new Random(report.seed());
        Batch check = problem.draw(CHECK_SEQUENCES, new Random(report.seed() + 1_000));
        NetworkSpec spec = shape.spec(AddingProblem.INPUTS, 1);
        var training = new TrainingSpec(Loss.MSE, 0, 0, GRADIENT_LIMIT, 0, false, report.seed());
        List<Double> errors = new ArrayList<>();
        long started = System.nanoTime();
        int update = 0;
        try (TrainableNetwork network = Engines.of("pytorch").create(spec, training);
                Report.Task task = report.task("adding " + length + ", " + shape.name(), maxUpdates)) {
            network.setWeights(ChronoInitialization.of(spec, network.weights(), length, random));
            double error = Double.POSITIVE_INFINITY;
            while (update < maxUpdates && !(error < SOLVED_ERROR)) {
                network.fit(problem.draw(BATCH, random), RATE);
                task.step();
                if (++update % CHECK_INTERVAL == 0) {
                    error = AddingProblem.error(new Network(spec, network.weights()), check);
                    errors.add(error);
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException("while learning to add with " + shape.name());
                }
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            Batch test = problem.draw(TEST_SEQUENCES, new Random(report.seed() + 2_000));
            double finalError = AddingProblem.error(new Network(spec, network.weights()), test);
            return new AddingResult(shape, length, errors, update, finalError, seconds);
        }
    }
}
