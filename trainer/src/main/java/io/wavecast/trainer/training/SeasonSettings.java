package io.wavecast.trainer.training;

import io.wavecast.cli.Problems;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.settings.OptionNames;
import java.util.List;
import java.util.Optional;

/**
 * The seasons whose lags the linear path may read.
 *
 * @param lengths in samples, ascending; empty to find them in the data, an empty list for none
 * @param reach how far back a seasonal lag may lie; empty: as many lags as the linear path may have
 */
public record SeasonSettings(Optional<List<Integer>> lengths, Optional<Integer> reach) {
    /** Seasons are found in the data, within the lags of the linear path. */
    public static final SeasonSettings AUTO = new SeasonSettings(Optional.empty(), Optional.empty());
    /** No seasons. */
    public static final SeasonSettings OFF = new SeasonSettings(Optional.of(List.of()), Optional.empty());

    public SeasonSettings {
        lengths = lengths.map(List::copyOf);
    }

    void check(Problems problems) {
        reach.ifPresent(most -> problems.inRange(OptionNames.REACH, most, 1, NetworkSpec.MAX_WIDTH));
        List<Integer> given = lengths.orElse(List.of());
        problems.when(
                !given.equals(given.stream().sorted().distinct().toList())
                        || given.stream().anyMatch(one -> one < 2),
                OptionNames.SEASONS,
                "must be auto, off, or lengths of at least 2 samples that ascend, such as 48,336; were " + given);
    }
}
