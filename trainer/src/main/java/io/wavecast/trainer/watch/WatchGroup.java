package io.wavecast.trainer.watch;

import java.util.Optional;

/** The consumer group of the trainers that watch the same names: one of them is active. */
public final class WatchGroup {
    private static final String GROUP = "wavecast-watch";

    private WatchGroup() {}

    /**
     * The group's name, such as {@code wavecast-watch-eeg}. Trainers of different names are in different groups, so each name is watched.
     *
     * @param prefix of all topics and groups
     * @param model the name at and below which models are watched; empty for all
     */
    public static String of(String prefix, Optional<String> model) {
        return prefix + GROUP + model.map(name -> "-" + name).orElse("");
    }
}
