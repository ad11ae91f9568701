package io.wavecast.trainer.engine;

import io.wavecast.core.rnn.Weights;

/** A network during its training. Not thread-safe. */
public interface TrainableNetwork extends AutoCloseable {
    /**
     * Makes one update by the gradient of the batch's mean loss.
     *
     * @param learningRate of Adam, for this update
     * @return the mean loss over all targets before the update; not finite if training has diverged
     */
    double fit(Batch batch, double learningRate);

    /**
     * Replaces all weights.
     *
     * @param weights of the spec's shapes, without a linear path
     */
    void setWeights(Weights weights);

    /** Starts all windows of the next batch with a hidden state of zero. Has an effect only with {@link TrainingSpec#carryState()}. */
    void resetState();

    /**
     * Starts one window of the next batch with a hidden state of zero, because it does not follow the window before.
     *
     * @param window index in the batch
     */
    void resetState(int window);

    /**
     * Runs the network from a hidden state of zero, without dropout.
     *
     * @param inputs (time)(inputs)
     * @return (time)(outputs)
     */
    float[][] outputs(float[][] inputs);

    /** A copy of the current weights, without a linear path. */
    Weights weights();

    /** Frees native memory. */
    @Override
    void close();
}
