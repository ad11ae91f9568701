package io.wavecast.trainer.training;

import java.util.Optional;

/**
 * The training of one of several models: a judged model, or the reason why there is none.
 *
 * @param result empty if the training failed
 * @param failure the reason; empty if the training succeeded
 */
public record TrainingAttempt(Optional<JudgedModel> result, String failure) {
    public static TrainingAttempt succeeded(JudgedModel result) {
        return new TrainingAttempt(Optional.of(result), "");
    }

    static TrainingAttempt failed(String failure) {
        return new TrainingAttempt(Optional.empty(), failure);
    }
}
