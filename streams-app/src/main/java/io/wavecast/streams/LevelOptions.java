package io.wavecast.streams;

import io.wavecast.cli.Problems;
import io.wavecast.core.series.Levels;
import io.wavecast.streams.runtime.ServeOptions;
import picocli.CommandLine.Option;

/** The option of {@code serve} about intervals of further levels. */
final class LevelOptions {
    @Option(
            names = ServeOptions.LEVELS,
            paramLabel = "P,…",
            description = {
                "also forecast the intervals that contain these shares of values, such as 0.5,0.9,0.99; each end is",
                "learned by itself (default none)"
            },
            defaultValue = "")
    private String levels = "";

    /** The levels besides the main one. Invalid values become problems. */
    Levels levels(Problems problems) {
        return levels.isBlank()
                ? Levels.NONE
                : problems.check(ServeOptions.LEVELS, () -> Levels.parse(levels))
                        .orElse(Levels.NONE);
    }
}
