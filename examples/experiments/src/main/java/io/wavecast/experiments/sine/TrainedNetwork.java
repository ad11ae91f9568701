package io.wavecast.experiments.sine;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.Weights;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trained network.
 *
 * @param losses (epochs) mean squared error, mean over the batches of an epoch
 */
record TrainedNetwork(SineVariant variant, double[] losses, Weights weights) {
    Model model(List<Integer> horizons) {
        return new Model(
                new ModelVersion("sine", 1),
                new ModelSpec(variant.spec(), Sine.PERIOD_MICROS, horizons, 1, 0.9),
                new Preprocessing(new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -10, 10), false),
                weights,
                new Lineage(
                        new Lineage.Training(0, "pytorch", "experiment sine", losses.length, 1),
                        new Lineage.History("", 0, 0, 1, Sine.TRAINING_SAMPLES),
                        new Lineage.Evaluation(0.01, 0.1, 0.01, "")));
    }

    /** (samples) errors one step ahead; NaN for the first sample. */
    double[] oneStepErrors() {
        var runner = new ModelRunner(model(List.of(1)));
        var state = runner.newState();
        double[] errors = new double[Sine.SAMPLES];
        double[][] forecast = new double[1][1];
        for (int t = 0; t < Sine.SAMPLES; t++) {
            errors[t] = t == 0 ? Double.NaN : forecast[0][0] - Sine.value(t);
            runner.step(state, new double[] {Sine.value(t)}, forecast);
        }
        return errors;
    }

    /** (steps) forecasts of the last 200 samples from those before, each forecast the input of the next step. */
    double[] closedLoop() {
        var runner = new ModelRunner(
                model(IntStream.rangeClosed(1, Sine.TEST_SAMPLES).boxed().toList()));
        var state = runner.newState();
        double[][] forecast = new double[Sine.TEST_SAMPLES][1];
        for (int t = 0; t < Sine.TRAINING_SAMPLES; t++) {
            runner.step(state, new double[] {Sine.value(t)}, forecast);
        }
        double[] forecasts = new double[Sine.TEST_SAMPLES];
        for (int h = 0; h < Sine.TEST_SAMPLES; h++) {
            forecasts[h] = forecast[h][0];
        }
        return forecasts;
    }

    /** (steps) errors of the closed loop. */
    double[] closedLoopErrors() {
        double[] forecasts = closedLoop();
        double[] errors = new double[forecasts.length];
        for (int h = 0; h < forecasts.length; h++) {
            errors[h] = forecasts[h] - Sine.value(Sine.TRAINING_SAMPLES + h);
        }
        return errors;
    }
}
