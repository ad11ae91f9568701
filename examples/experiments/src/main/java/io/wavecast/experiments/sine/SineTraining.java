package io.wavecast.experiments.sine;

import io.wavecast.experiments.report.Report;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Trains with Adam on windows in random order. */
final class SineTraining {
    static final int WINDOW = 50;
    private static final int BATCH = 32;
    private static final int EPOCHS = 20;
    private static final double RATE = 0.003;

    private SineTraining() {}

    /** Trains on the first 800 samples. */
    static TrainedNetwork train(SineVariant variant, Report report) throws InterruptedException {
        List<Integer> starts = new ArrayList<>(
                IntStream.range(0, Sine.TRAINING_SAMPLES - WINDOW).boxed().toList());
        var random = new Random(report.seed());
        double[] losses = new double[EPOCHS];
        var training =
                new TrainingSpec(Loss.MSE, variant.dropout(), variant.recurrentDropout(), 1, 0, false, report.seed());
        try (TrainableNetwork network = Engines.of("pytorch").create(variant.spec(), training);
                Report.Task task = report.task(variant.name(), EPOCHS)) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                Collections.shuffle(starts, random);
                int batches = 0;
                for (int from = 0; from + BATCH <= starts.size(); from += BATCH) {
                    losses[epoch] += network.fit(batch(starts.subList(from, from + BATCH)), RATE);
                    batches++;
                }
                losses[epoch] /= batches;
                task.step();
                if (Thread.interrupted()) {
                    throw new InterruptedException("while training " + variant.name());
                }
            }
            return new TrainedNetwork(variant, losses, network.weights());
        }
    }

    private static Batch batch(List<Integer> starts) {
        float[][][] inputs = new float[starts.size()][WINDOW][1];
        float[][][] targets = new float[starts.size()][WINDOW][1];
        for (int w = 0; w < starts.size(); w++) {
            for (int t = 0; t < WINDOW; t++) {
                inputs[w][t][0] = (float) Sine.value(starts.get(w) + t);
                targets[w][t][0] = (float) Sine.value(starts.get(w) + t + 1);
            }
        }
        return new Batch(inputs, targets);
    }
}
