package io.wavecast.trainer.learn;

import java.time.Duration;

/**
 * How a network is trained.
 *
 * @param window steps of backpropagation through time
 * @param batch windows per update
 * @param epochs passes over all windows, at most
 * @param learningRate of Adam
 * @param seed of the first weights and of the order of windows
 * @param maxTime after which no further epoch begins
 */
public record LearningSettings(int window, int batch, int epochs, double learningRate, long seed, Duration maxTime) {

    public static LearningSettings defaults() {
        return new LearningSettings(64, 32, 10, 0.003, 42, Duration.ofHours(12));
    }

    public LearningSettings atMost(int otherEpochs, Duration otherMaxTime) {
        return new LearningSettings(window, batch, otherEpochs, learningRate, seed, otherMaxTime);
    }
}
