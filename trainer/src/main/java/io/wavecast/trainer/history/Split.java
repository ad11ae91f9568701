package io.wavecast.trainer.history;

import java.util.List;

/**
 * A split of a history in the order of time, in the user's units.
 *
 * @param train data that regressions and networks are fitted to
 * @param validation data that settings are chosen by; its lead-in is training data
 * @param test held-out data that a model is judged on; its lead-in is validation data
 */
public record Split(List<SeriesSlice> train, List<SeriesSlice> validation, List<SeriesSlice> test) {
    /** The share of each series that is training data. */
    public static final double TRAIN = 0.7;

    public Split {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    public long trainTargets() {
        return targets(train);
    }

    public long validationTargets() {
        return targets(validation);
    }

    public long testTargets() {
        return targets(test);
    }

    private static long targets(List<SeriesSlice> slices) {
        return slices.stream().mapToLong(SeriesSlice::targetCount).sum();
    }
}
