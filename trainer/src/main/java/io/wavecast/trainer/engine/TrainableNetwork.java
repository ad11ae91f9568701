package io.wavecast.trainer.engine;

import io.wavecast.core.rnn.Weights;

/** A network while it learns. Used by one thread. */
public interface TrainableNetwork extends AutoCloseable {
    /**
     * One update by the gradient of the batch's mean loss.
     *
     * @param learningRate of Adam, for this update
     * @return the loss before the update, a mean over the targets that count; not finite where training went astray
     */
    double fit(Batch batch, double learningRate);

    /** Goes on from these. @param weights of the spec's shapes, without a linear path */
    void take(Weights weights);

    /** Begin the next batch with hidden states of zero. Matters only where {@link TrainingSpec#carryState()} says so. */
    void forgetState();

    /** Begin that window of the next batch so, as what it holds does not follow the window before. */
    void forgetState(int window);

    /** (time)(outputs) what it says of a run of inputs, (time)(inputs), from a state of zero and without dropout. */
    float[][] outputs(float[][] inputs);

    /** As they are now; without a linear path. */
    Weights weights();

    /** Frees what lies outside the heap. */
    @Override
    void close();
}
