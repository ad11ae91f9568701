package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** PytorchAdam (Kingma and Ba 2015), on a gradient whose length is limited. */
final class PytorchAdam {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final float EPSILON = 1e-8f;

    private final NDArray parameters;
    private final float gradientLimit;
    private final NDArray means;
    private final NDArray variances;
    private int updates;

    /** @param parameters all in one array */
    PytorchAdam(NDManager manager, NDArray parameters, double gradientLimit) {
        this.parameters = parameters;
        this.gradientLimit = (float) gradientLimit;
        this.means = manager.zeros(parameters.getShape());
        this.variances = manager.zeros(parameters.getShape());
    }

    /** By the gradient that the parameters have now, which is zero afterwards. Nothing is read back, so that a card need not wait. */
    void update(double learningRate, NDManager scope) {
        updates++;
        NDArray gradient = parameters.getGradient();
        gradient.attach(scope);
        NDArray tooLong = gradient.norm().div(gradientLimit).maximum(1f); // times
        double rate = learningRate * Math.sqrt(1 - Math.pow(SECOND, updates)) / (1 - Math.pow(FIRST, updates));
        parameters
                .getNDArrayInternal()
                .adamUpdate(
                        new NDList(parameters, gradient.div(tooLong), means, variances),
                        new NDList(parameters),
                        (float) learningRate,
                        (float) rate,
                        0,
                        1,
                        -1,
                        (float) FIRST,
                        (float) SECOND,
                        EPSILON,
                        true,
                        false);
    }
}
