package io.wavecast.trainer.judge;

import io.wavecast.core.rnn.TargetChannels;
import java.util.stream.Collectors;

/** The channels that a model forecasts, in words. */
public final class Channels {
    private Channels() {}

    /** Such as {@code channels 1, 3 of 4}, or {@code all 4 channels}. */
    public static String words(TargetChannels targets) {
        return targets.areAll()
                ? targets.channels() == 1 ? "the only channel" : "all " + targets.channels() + " channels"
                : (targets.count() == 1 ? "channel " : "channels ")
                        + targets.list().stream()
                                .map(channel -> String.valueOf(channel + 1))
                                .collect(Collectors.joining(", "))
                        + " of " + targets.channels();
    }
}
