package io.wavecast.trainer.request;

import io.wavecast.core.model.ModelVersion;
import java.util.OptionalLong;

/**
 * A request to retrain a model.
 *
 * @param model the model's name
 * @param reason the reason, for the log; may be empty
 * @param sinceMicros event time of the first sample to learn from; empty for the first in the topic
 * @param untilMicros event time of the last sample to learn from; empty for the last in the topic
 */
public record RetrainRequest(String model, String reason, OptionalLong sinceMicros, OptionalLong untilMicros) {
    /** @throws IllegalArgumentException if the name is not valid, or {@code since} is after {@code until} */
    public RetrainRequest {
        new ModelVersion(model, 1); // checks the name
        if (sinceMicros.isPresent() && untilMicros.isPresent() && sinceMicros.getAsLong() > untilMicros.getAsLong()) {
            throw new IllegalArgumentException("expected since not after until, was " + sinceMicros.getAsLong()
                    + " and " + untilMicros.getAsLong() + " us");
        }
    }
}
