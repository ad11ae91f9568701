package io.wavecast.trainer.engine;

import io.wavecast.core.rnn.NetworkSpec;
import java.util.List;

/** A library that trains networks by gradients. */
public interface Engine {
    /** Where it computes, and why, for people. */
    String device();

    /** With its version, for the lineage: {@code Deeplearning4j 1.0.0-M2.1}. */
    String name();

    /** What it cannot do of that, in words that fit behind "has no"; empty if it can do all. */
    default List<String> lacks(TrainingSpec training) {
        return List.of();
    }

    /**
     * Freshly initialised by the spec's seed.
     *
     * @param spec a network without a linear path; outputs need not equal inputs
     * @throws IllegalArgumentException if the engine cannot train it; the message says which engine can
     */
    TrainableNetwork create(NetworkSpec spec, TrainingSpec training);
}
