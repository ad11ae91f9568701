package io.wavecast.cli;

import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.arrange.Within;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options about the order, the clock and the grid of samples; a mixin of commands, since a model must learn from what it will see. */
public final class ArrangementOptions {
    public static final String LATENESS = "--lateness";
    public static final String CLOCK = "--clock";
    public static final String CLOCK_RATE = "--clock-rate";
    public static final String GRID = "--grid";
    public static final String WITHIN = "--within";
    public static final String GRID_FILL = "--grid-fill";

    private static final List<String> ALL = List.of(LATENESS, CLOCK, CLOCK_RATE, GRID, WITHIN, GRID_FILL);
    private static final long MOST_SECONDS = 24 * 3_600; // a day
    private static final long MOST_FILLED = 100_000; // as --max-gap
    private static final double MOST_RATE = 1e6;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = LATENESS,
            paramLabel = "TIME",
            description = "how long a sample waits for older ones of its series, such as 200ms (default 0)",
            defaultValue = "0",
            showDefaultValue = Visibility.NEVER)
    private String lateness = "0";

    @Option(
            names = CLOCK,
            paramLabel = "event|nominal",
            description = "event: stamps are times. nominal: samples are counted by their rate (default event)",
            defaultValue = "event",
            showDefaultValue = Visibility.NEVER)
    private String clock = "event";

    @Option(
            names = CLOCK_RATE,
            paramLabel = "HZ",
            description = "rate for " + CLOCK + " nominal (serve: default that of the series' model)",
            defaultValue = "",
            showDefaultValue = Visibility.NEVER)
    private String clockRate = "";

    @Option(
            names = GRID,
            paramLabel = "TIME",
            description = "put the samples of each series on a grid, such as 1s (default none)",
            defaultValue = "",
            showDefaultValue = Visibility.NEVER)
    private String grid = "";

    @Option(
            names = WITHIN,
            paramLabel = "last|mean|linear",
            description = "how samples between two ticks of the grid become one (default last)",
            defaultValue = "last",
            showDefaultValue = Visibility.NEVER)
    private String within = "last";

    @Option(
            names = GRID_FILL,
            paramLabel = "AGE",
            description = "fill ticks without samples up to this long after the last one (default --max-gap ticks)",
            defaultValue = "",
            showDefaultValue = Visibility.NEVER)
    private String gridFill = "";

    /** Whether any of these options is on the command line. */
    public boolean areTyped() {
        return Typed.any(command, ALL);
    }

    /**
     * The settings; invalid values become problems.
     *
     * @param maxGap missing samples in a row that are filled, as {@link #maxGap} gives them
     */
    public Arrangement arrangement(Problems problems, int maxGap) {
        Duration waits = problems.duration(LATENESS, lateness, Duration.ZERO);
        problems.inRange(LATENESS, waits.toSeconds(), 0, MOST_SECONDS);
        boolean nominal = problems.choice(CLOCK, clock, List.of(false, true), is -> is ? "nominal" : "event");
        problems.when(!nominal && !clockRate.isBlank(), CLOCK_RATE, "needs " + CLOCK + " nominal");
        long ticks = micros(tick(problems));
        problems.when(ticks == 0 && !within.trim().equals("last"), WITHIN, "needs " + GRID);
        problems.when(ticks == 0 && !gridFill.isBlank(), GRID_FILL, "needs " + GRID);
        return new Arrangement(
                micros(waits),
                nominal,
                clockRate.isBlank() ? 0 : 1e6 / rate(problems),
                ticks,
                problems.choice(WITHIN, within, List.of(Within.values()), Within::word),
                maxGap * ticks);
    }

    /** As {@link #arrangement}, for commands that know no model whose rate a nominal clock could take. */
    public Arrangement withRate(Problems problems, int maxGap) {
        Arrangement found = arrangement(problems, maxGap);
        problems.when(found.nominal() && clockRate.isBlank(), CLOCK + " nominal", "needs " + CLOCK_RATE);
        return found;
    }

    /** The missing samples in a row that are filled: the ticks of {@value #GRID_FILL}, or else the given number. */
    public int maxGap(Problems problems, int otherwise) {
        long ticks = micros(tick(Problems.ofOptions()));
        if (gridFill.isBlank() || ticks == 0) {
            return otherwise;
        }
        long filled = micros(problems.duration(GRID_FILL, gridFill, Duration.ZERO)) / ticks;
        if (filled > MOST_FILLED) {
            problems.add(GRID_FILL, "must be at most " + MOST_FILLED + " times " + GRID + ", was " + filled);
            return otherwise;
        }
        return (int) filled;
    }

    private Duration tick(Problems problems) {
        Duration tick = grid.isBlank() ? Duration.ZERO : problems.duration(GRID, grid, Duration.ZERO);
        problems.inRange(GRID, tick.toSeconds(), 0, 31 * MOST_SECONDS);
        return tick;
    }

    private double rate(Problems problems) {
        try {
            double rate = Double.parseDouble(clockRate.trim());
            if (rate > 0 && rate <= MOST_RATE) {
                return rate;
            }
        } catch (NumberFormatException e) {
            problems.add(CLOCK_RATE, "must be a number of samples per second, was '" + clockRate + "'");
            return 1;
        }
        problems.add(CLOCK_RATE, "must be more than 0 and at most 1000000, was " + clockRate);
        return 1;
    }

    private static long micros(Duration time) {
        return TimeUnit.MICROSECONDS.convert(time);
    }
}
