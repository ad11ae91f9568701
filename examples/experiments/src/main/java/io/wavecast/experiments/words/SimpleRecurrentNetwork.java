package io.wavecast.experiments.words;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Elman's simple recurrent network as of 1990, written out by hand because it is the point of the experiment; the other networks of the
 * experiments train with the trainer's engine. One hidden layer, sigmoid units, squared error, and gradient descent with momentum after
 * each letter. The context units hold the hidden units of the previous step; without them the network sees the present letter alone.
 */
final class SimpleRecurrentNetwork {
    private static final double RATE = 0.1;
    private static final double MOMENTUM = 0.9;
    private static final double CONTEXT = 0.5; // initial value of the context units

    private final int inputs;
    private final int hidden;
    private final int outputs;
    private final int depth;
    private final double[]
            weights; // hidden·(inputs + 1), then hidden·hidden with context units, then outputs·(hidden + 1)
    private final double[] gradient;
    private final double[] velocity;
    private final int context; // index of the first weight from the context units
    private final int head; // index of the first weight to the outputs
    private final Deque<Step> past = new ArrayDeque<>(); // newest first

    private record Step(double[] input, double[] context, double[] hidden) {}

    /**
     * Draws the initial weights between -0.5 and 0.5.
     *
     * @param depth steps of backpropagation through time; 1 as in the original, which treats the context as one more input; 0 for a
     *     network without context units
     */
    SimpleRecurrentNetwork(int inputs, int hidden, int outputs, int depth, Random random) {
        this.inputs = inputs;
        this.hidden = hidden;
        this.outputs = outputs;
        this.depth = depth;
        this.context = hidden * (inputs + 1);
        this.head = context + (depth > 0 ? hidden * hidden : 0);
        this.weights = new double[head + outputs * (hidden + 1)];
        this.gradient = new double[weights.length];
        this.velocity = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextDouble() - 0.5;
        }
    }

    /** Resets the context units. */
    void reset() {
        past.clear();
    }

    /**
     * Forecasts the next letter from one letter, and learns from it.
     *
     * @return the mean squared error per bit, before the update
     */
    double learn(double[] input, double[] next) {
        Step step = forward(input);
        past.addFirst(step);
        while (past.size() > Math.max(1, depth)) {
            past.removeLast();
        }
        double[] output = output(step);
        double[] errors = new double[hidden];
        double sum = 0;
        for (int o = 0; o < outputs; o++) {
            double error = output[o] - next[o];
            sum += error * error;
            double slope = error * output[o] * (1 - output[o]);
            int row = head + o * (hidden + 1);
            for (int h = 0; h < hidden; h++) {
                gradient[row + h] += slope * step.hidden[h];
                errors[h] += slope * weights[row + h];
            }
            gradient[row + hidden] += slope;
        }
        backpropagate(errors);
        update();
        return sum / outputs;
    }

    private Step forward(double[] input) {
        double[] previous = new double[hidden];
        if (past.isEmpty()) {
            Arrays.fill(previous, CONTEXT);
        } else {
            System.arraycopy(past.peekFirst().hidden, 0, previous, 0, hidden);
        }
        double[] units = new double[hidden];
        for (int h = 0; h < hidden; h++) {
            int row = h * (inputs + 1);
            double sum = weights[row + inputs];
            for (int i = 0; i < inputs; i++) {
                sum += weights[row + i] * input[i];
            }
            for (int b = 0; depth > 0 && b < hidden; b++) {
                sum += weights[context + h * hidden + b] * previous[b];
            }
            units[h] = sigmoid(sum);
        }
        return new Step(input, previous, units);
    }

    private double[] output(Step step) {
        double[] output = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            int row = head + o * (hidden + 1);
            double sum = weights[row + hidden];
            for (int h = 0; h < hidden; h++) {
                sum += weights[row + h] * step.hidden[h];
            }
            output[o] = sigmoid(sum);
        }
        return output;
    }

    /**
     * Propagates errors through the past steps, with the present weights.
     *
     * @param errors (hidden) of the newest step
     */
    private void backpropagate(double[] errors) {
        double[] current = errors;
        for (Step step : past) {
            double[] earlier = new double[hidden];
            for (int h = 0; h < hidden; h++) {
                double slope = current[h] * step.hidden[h] * (1 - step.hidden[h]);
                int row = h * (inputs + 1);
                for (int i = 0; i < inputs; i++) {
                    gradient[row + i] += slope * step.input[i];
                }
                gradient[row + inputs] += slope;
                for (int b = 0; depth > 0 && b < hidden; b++) {
                    gradient[context + h * hidden + b] += slope * step.context[b];
                    earlier[b] += slope * weights[context + h * hidden + b];
                }
            }
            current = earlier;
        }
    }

    private void update() {
        for (int i = 0; i < weights.length; i++) {
            velocity[i] = MOMENTUM * velocity[i] - RATE * gradient[i];
            weights[i] += velocity[i];
            gradient[i] = 0;
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    NetworkSpec spec() {
        return NetworkSpec.builder(CellKind.ELMAN)
                .inputs(inputs)
                .hidden(hidden)
                .outputs(outputs)
                .headActivation(HeadActivation.SIGMOID)
                .build();
    }

    /**
     * The weights of an equal network with tanh units, as {@code core.rnn} has them: {@code sigmoid(a) = ½ + ½ tanh(a/2)}. Its initial
     * state is zero, which corresponds to the initial context of one half.
     */
    Weights weights() {
        float[] input = new float[hidden * inputs];
        float[] recurrent = new float[hidden * hidden];
        float[] bias = new float[hidden];
        for (int h = 0; h < hidden; h++) {
            int row = h * (inputs + 1);
            double sum = weights[row + inputs] / 2;
            for (int i = 0; i < inputs; i++) {
                input[h * inputs + i] = (float) (weights[row + i] / 2);
            }
            for (int b = 0; depth > 0 && b < hidden; b++) {
                double quarter = weights[context + h * hidden + b] / 4;
                recurrent[h * hidden + b] = (float) quarter;
                sum += quarter;
            }
            bias[h] = (float) sum;
        }
        float[] outputWeights = new float[outputs * hidden];
        float[] outputBias = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            int row = head + o * (hidden + 1);
            double sum = weights[row + hidden];
            for (int h = 0; h < hidden; h++) {
                double half = weights[row + h] / 2;
                outputWeights[o * hidden + h] = (float) half;
                sum += half;
            }
            outputBias[o] = (float) sum;
        }
        return new Weights(
                List.of(new LayerWeights(
                        Matrix.fromRowMajor(hidden, inputs, input),
                        Matrix.fromRowMajor(hidden, hidden, recurrent),
                        bias,
                        new float[hidden])),
                Matrix.fromRowMajor(outputs, hidden, outputWeights),
                outputBias,
                Optional.empty());
    }
}
