package io.wavecast.trainer.backtest;

import io.wavecast.cli.Problems;
import io.wavecast.core.series.Levels;
import picocli.CommandLine.Option;

/** The options about how forecasts are judged. */
final class EvaluationOptions {
    private static final String LEVELS = "--levels";
    private static final String WINDOWS = "--windows";
    private static final Levels DEFAULT = Levels.of(0.5, 0.9, 0.99);
    private static final int MAX_WINDOWS = 8;

    @Option(
            names = LEVELS,
            paramLabel = "P,...",
            description = "levels of the intervals that are judged",
            defaultValue = "0.5,0.9,0.99")
    private String levels = "";

    @Option(
            names = WINDOWS,
            paramLabel = "N",
            description = {
                "rolling cross-validation: also fit to the first 80 %% and judge on the last fifth of that, and so on,",
                "N times in all"
            },
            defaultValue = "1")
    private int windows;

    /** The levels; a bad value becomes a problem. */
    Levels levels(Problems problems) {
        return problems.check(LEVELS, () -> Levels.parse(levels)).orElse(DEFAULT);
    }

    void check(Problems problems) {
        Levels unused = levels(problems);
        problems.inRange(WINDOWS, windows, 1, MAX_WINDOWS);
    }

    int windows() {
        return windows;
    }
}
