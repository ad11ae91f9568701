package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.wavecast.trainer.engine.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes the inputs of a closed loop from the outputs of the step before, by the formula of {@link Feedback}. */
final class ClosedLoop {
    private final NDArray observed; // (windows, time, inputs)
    private final int open;
    private final int inputs;
    private final Optional<NDArray> linearInputs; // (windows, steps of the closed loop, inputs)
    private final Optional<NDArray> scale; // (width, inputs), zero but where an output forecasts an input
    private final List<NDArray> taps = new ArrayList<>(); // (inputs, width)
    /** (windows, inputs) errors of the loop's inputs so far, the newest first. */
    private final List<NDArray> errors = new ArrayList<>();

    /**
     * Starts a closed loop.
     *
     * @param observed (windows, time, inputs)
     * @param open steps before the closed loop
     * @param outputs of the network
     * @param width outputs, and variances where they are learned
     */
    ClosedLoop(NDArray observed, int open, int outputs, int width, Optional<Feedback> feedback) {
        this.observed = observed;
        this.open = open;
        this.inputs = (int) observed.getShape().get(2);
        if (feedback.isEmpty() && outputs < inputs) {
            throw new IllegalArgumentException("a closed loop turns outputs into inputs: expected at least " + inputs
                    + " outputs, was " + outputs);
        }
        NDManager scope = observed.getManager();
        this.linearInputs = feedback.map(loop -> PytorchNetwork.array(scope, loop.linearInputs()));
        this.scale = feedback.map(loop -> scale(loop, scope, width));
        feedback.ifPresent(loop -> {
            for (float[] tap : loop.taps()) {
                float[] wide = new float[inputs * width];
                for (int i = 0; i < inputs; i++) {
                    System.arraycopy(tap, i * outputs, wide, i * width, outputs);
                }
                taps.add(scope.create(wide, new Shape(inputs, width)));
            }
        });
    }

    private static NDArray scale(Feedback feedback, NDManager scope, int width) {
        float[] scale = feedback.scale();
        float[] matrix = new float[width * scale.length];
        for (int i = 0; i < scale.length; i++) {
            int place = feedback.places()[i];
            if (place >= 0) {
                matrix[place * scale.length + i] = scale[i];
            }
        }
        return scope.create(matrix, new Shape(width, scale.length));
    }

    /**
     * The input of a step.
     *
     * @param before (windows, width) total output of the step before
     * @param t of the step that gets the input
     * @return (windows, inputs)
     */
    NDArray input(NDArray before, int t) {
        if (linearInputs.isEmpty()) {
            return before.get(":, :" + inputs);
        }
        NDArray input = linearInputs.get().get(":, " + (t - open) + ", :").add(before.matMul(scale.orElseThrow()));
        errors.add(0, input.sub(observed.get(":, " + t + ", :")));
        return input;
    }

    /**
     * The output of a step plus the response of the linear path to the errors of earlier inputs.
     *
     * @param output (windows, width) of the network alone
     * @return (windows, width)
     */
    NDArray total(NDArray output) {
        NDArray sum = output;
        for (int k = 0; k < Math.min(errors.size(), taps.size()); k++) {
            sum = sum.add(errors.get(k).matMul(taps.get(k)));
        }
        return sum;
    }
}
