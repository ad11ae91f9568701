package io.wavecast.trainer.request;

import io.wavecast.core.model.ModelVersion;
import java.util.OptionalLong;

/**
 * Somebody's wish that a model be trained anew.
 *
 * @param model its name
 * @param why for people to read
 * @param sinceMicros event time of the first sample to learn from, if not the first there is
 * @param untilMicros event time of the last sample to learn from, if not the last there is
 */
public record RetrainRequest(String model, String why, OptionalLong sinceMicros, OptionalLong untilMicros) {
    public RetrainRequest {
        new ModelVersion(model, 1); // checks the name
        if (sinceMicros.isPresent() && untilMicros.isPresent() && sinceMicros.getAsLong() > untilMicros.getAsLong()) {
            throw new IllegalArgumentException("since must not be after until, were " + sinceMicros.getAsLong()
                    + " and " + untilMicros.getAsLong() + " us");
        }
    }
}
