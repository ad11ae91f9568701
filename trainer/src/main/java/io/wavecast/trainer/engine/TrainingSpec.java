package io.wavecast.trainer.engine;

/**
 * How a network's gradient is made.
 *
 * @param loss of one target
 * @param dropout share of a layer's outputs that the next layer does not see, [0, 1); the head sees all
 * @param recurrentDropout share of the hidden state that a step does not see, one mask per window (Gal and Ghahramani 2016), [0, 1)
 * @param gradientLimit longest L2 norm of the whole gradient; longer ones are shortened to it
 * @param future so many last steps of a window run in closed loop: their input is what the first outputs of the step before make of
 *     it, see {@link Feedback}. 0 for none
 * @param carryState whether a batch goes on with the hidden states that the batch before ended its open loop with (truncated
 *     backpropagation through time)
 * @param seed of the first weights and of dropout
 */
public record TrainingSpec(
        Loss loss,
        double dropout,
        double recurrentDropout,
        double gradientLimit,
        int future,
        boolean carryState,
        long seed) {
    public TrainingSpec {
        if (!(dropout >= 0 && dropout < 1) || !(recurrentDropout >= 0 && recurrentDropout < 1)) {
            throw new IllegalArgumentException(
                    "dropout must lie in [0, 1), was " + dropout + " and recurrent " + recurrentDropout);
        }
        if (!(gradientLimit > 0)) {
            throw new IllegalArgumentException("the gradient's limit must be positive, was " + gradientLimit);
        }
        if (future < 0) {
            throw new IllegalArgumentException("future must not be negative, was " + future);
        }
    }

    /** Mean squared error, clipped at 1, windows on their own. */
    public static TrainingSpec of(long seed) {
        return new TrainingSpec(Loss.MSE, 0, 0, 1, 0, false, seed);
    }
}
