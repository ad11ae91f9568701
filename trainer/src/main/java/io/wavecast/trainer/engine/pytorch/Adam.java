package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/** Adam (Kingma and Ba 2015), on gradients whose common length is limited. */
final class Adam {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final float EPSILON = 1e-8f;

    private final List<NDArray> parameters;
    private final double gradientLimit;
    private final List<NDArray> means = new ArrayList<>();
    private final List<NDArray> variances = new ArrayList<>();
    private int updates;

    Adam(NDManager manager, List<NDArray> parameters, double gradientLimit) {
        this.parameters = parameters;
        this.gradientLimit = gradientLimit;
        for (NDArray parameter : parameters) {
            means.add(manager.zeros(parameter.getShape()));
            variances.add(manager.zeros(parameter.getShape()));
        }
    }

    /** By the gradients that the parameters have now, which are zero afterwards. Nothing is read back, so that a card need not wait. */
    void update(double learningRate, NDManager scope) {
        updates++;
        NDList gradients = new NDList();
        NDArray squares = null;
        for (NDArray parameter : parameters) {
            NDArray gradient = parameter.getGradient();
            gradient.attach(scope);
            gradients.add(gradient);
            NDArray sum = gradient.square().sum();
            squares = squares == null ? sum : squares.add(sum);
        }
        NDArray tooLong = squares.sqrt().div((float) gradientLimit).maximum(1f); // times
        double rate = learningRate * Math.sqrt(1 - Math.pow(SECOND, updates)) / (1 - Math.pow(FIRST, updates));
        for (int i = 0; i < parameters.size(); i++) {
            NDArray parameter = parameters.get(i);
            parameter
                    .getNDArrayInternal()
                    .adamUpdate(
                            new NDList(parameter, gradients.get(i).div(tooLong), means.get(i), variances.get(i)),
                            new NDList(parameter),
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
}
