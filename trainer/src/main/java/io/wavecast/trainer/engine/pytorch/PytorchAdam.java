package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.wavecast.trainer.engine.Adam;

/** {@link Adam} by PyTorch's own operation, on a gradient whose norm is limited. */
final class PytorchAdam {
    private final NDArray parameters;
    private final float gradientLimit;
    private final NDArray means;
    private final NDArray variances;
    private int updates;

    /**
     * Starts with means of zero.
     *
     * @param parameters all in one array
     * @param gradientLimit the largest L2 norm of the gradient
     */
    PytorchAdam(NDManager manager, NDArray parameters, double gradientLimit) {
        this.parameters = parameters;
        this.gradientLimit = (float) gradientLimit;
        this.means = manager.zeros(parameters.getShape());
        this.variances = manager.zeros(parameters.getShape());
    }

    /** Updates the parameters by their gradient, and resets it. Reads nothing back, so that a GPU need not be waited for. */
    void update(double learningRate, NDManager scope) {
        updates++;
        NDArray gradient = parameters.getGradient();
        gradient.attach(scope);
        NDArray excess = gradient.norm().div(gradientLimit).maximum(1f); // norm divided by its limit
        double correctedRate = learningRate * Math.sqrt(Adam.secondCorrection(updates)) / Adam.firstCorrection(updates);
        parameters
                .getNDArrayInternal()
                .adamUpdate(
                        new NDList(parameters, gradient.div(excess), means, variances),
                        new NDList(parameters),
                        (float) learningRate,
                        (float) correctedRate,
                        0,
                        1,
                        -1,
                        (float) Adam.FIRST_DECAY,
                        (float) Adam.SECOND_DECAY,
                        (float) Adam.EPSILON,
                        true,
                        false);
    }
}
