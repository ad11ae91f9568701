package io.wavecast.trainer.engine;

/**
 * The settings for computing the gradient of a network.
 *
 * @param loss of one target
 * @param dropout share of a layer's outputs that the next layer does not see, [0, 1); the head sees all
 * @param recurrentDropout share of the hidden units that the next step does not see, one mask per window (Gal and Ghahramani 2016),
 *     [0, 1)
 * @param gradientLimit the largest L2 norm of the gradient; longer gradients are shortened to it
 * @param closedLoopSteps last steps of each window whose inputs are computed from the outputs of the step before, see
 *     {@link Feedback}; 0 for none
 * @param carryState whether each batch starts with the hidden states at the end of the open loop of the batch before (truncated
 *     backpropagation through time)
 * @param seed of the first weights and of dropout
 */
public record TrainingSpec(
        Loss loss,
        double dropout,
        double recurrentDropout,
        double gradientLimit,
        int closedLoopSteps,
        boolean carryState,
        long seed) {
    public TrainingSpec {
        if (!(dropout >= 0 && dropout < 1) || !(recurrentDropout >= 0 && recurrentDropout < 1)) {
            throw new IllegalArgumentException(
                    "expected dropout and recurrent dropout in [0, 1), was " + dropout + " and " + recurrentDropout);
        }
        if (!(gradientLimit > 0)) {
            throw new IllegalArgumentException("expected a positive gradient limit, was " + gradientLimit);
        }
        if (closedLoopSteps < 0) {
            throw new IllegalArgumentException("expected 0 or more closed-loop steps, was " + closedLoopSteps);
        }
    }

    /** Mean squared error, a gradient limit of 1, no dropout, and independent windows. */
    public static TrainingSpec of(long seed) {
        return new TrainingSpec(Loss.MSE, 0, 0, 1, 0, false, seed);
    }
}
