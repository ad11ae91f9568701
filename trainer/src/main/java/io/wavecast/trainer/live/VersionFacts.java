package io.wavecast.trainer.live;

import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.rnn.TargetChannels;

/**
 * What a test needs to know of a version.
 *
 * @param periodMicros time between two observations of a series
 * @param targets the channels that it forecasts
 */
public record VersionFacts(long periodMicros, TargetChannels targets) {
    static VersionFacts of(ModelSpec spec) {
        return new VersionFacts(spec.periodMicros(), spec.targets());
    }
}
