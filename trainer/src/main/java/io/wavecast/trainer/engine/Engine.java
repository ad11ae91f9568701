package io.wavecast.trainer.engine;

import io.wavecast.core.rnn.NetworkSpec;

/** A library that trains networks by gradient descent. */
public interface Engine {
    /** The device that the engine computes on, and why, for logs. */
    String device();

    /** Whether that is a graphics card. */
    boolean onCard();

    /** Name and version, for a model's lineage: {@code Deeplearning4j 1.0.0-M2.1}. */
    String name();

    /**
     * Creates a network with random weights.
     *
     * @param spec a network without a linear path; the numbers of inputs and outputs may differ
     * @param training its seed gives the weights
     * @throws IllegalArgumentException if the engine cannot train the network; the message names an engine that can
     */
    TrainableNetwork create(NetworkSpec spec, TrainingSpec training);
}
