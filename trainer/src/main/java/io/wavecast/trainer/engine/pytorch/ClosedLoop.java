package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.wavecast.trainer.engine.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From what one step of the closed loop says to what the next one is fed, by {@link Feedback}'s formula. */
final class ClosedLoop {
    private final NDArray observed; // (windows, time, inputs)
    private final int open;
    private final int inputs;
    private final Optional<NDArray> quiet; // (windows, steps of the closed loop, inputs)
    private final Optional<NDArray> scale; // (inputs)
    private final List<NDArray> taps = new ArrayList<>(); // (inputs, what is said)
    private final List<NDArray> errors =
            new ArrayList<>(); // (windows, inputs) of the loop's inputs so far, the newest first

    /**
     * @param observed (windows, time, inputs)
     * @param open steps before the closed loop
     * @param outputs of the network
     * @param said outputs, and variances where they are learned
     */
    ClosedLoop(NDArray observed, int open, int outputs, int said, Optional<Feedback> feedback) {
        this.observed = observed;
        this.open = open;
        this.inputs = (int) observed.getShape().get(2);
        NDManager scope = observed.getManager();
        this.quiet = feedback.map(how -> PytorchNetwork.array(scope, how.quiet()));
        this.scale = feedback.map(how -> scope.create(how.scale()));
        feedback.ifPresent(how -> {
            for (float[] tap : how.taps()) {
                float[] wide = new float[inputs * said];
                for (int i = 0; i < inputs; i++) {
                    System.arraycopy(tap, i * outputs, wide, i * said, outputs);
                }
                taps.add(scope.create(wide, new Shape(inputs, said)));
            }
        });
    }

    /** @param before (windows, what is said) at the step before; @param t of the step to feed; (windows, inputs) comes back */
    NDArray fed(NDArray before, int t) {
        NDArray own = before.get(":, :" + inputs);
        if (quiet.isEmpty()) {
            return own;
        }
        NDArray input = quiet.get().get(":, " + (t - open) + ", :").add(own.mul(scale.orElseThrow()));
        errors.add(0, input.sub(observed.get(":, " + t + ", :")));
        return input;
    }

    /** @param output (windows, what is said) of the network alone; with the linear path's share of earlier errors it comes back */
    NDArray said(NDArray output) {
        NDArray sum = output;
        for (int k = 0; k < Math.min(errors.size(), taps.size()); k++) {
            sum = sum.add(errors.get(k).matMul(taps.get(k)));
        }
        return sum;
    }
}
