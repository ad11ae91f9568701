package io.wavecast.trainer.settings;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Collects everything that is wrong with settings, so that one message reports all of it. Not thread-safe. */
public final class Problems {
    private final List<String> found = new ArrayList<>();

    private Problems() {}

    public static Problems ofOptions() {
        return new Problems();
    }

    /** Adds {@code "<option> <problem>"}. */
    public void add(String option, String problem) {
        found.add(option + " " + problem);
    }

    /** Adds sentences that name their options themselves. */
    public void addAll(List<String> problems) {
        found.addAll(problems);
    }

    /** Adds a problem if the condition holds. */
    public void when(boolean condition, String option, String problem) {
        if (condition) {
            add(option, problem);
        }
    }

    /** Adds a problem unless {@code low ≤ value ≤ high}. */
    public void inRange(String option, long value, long low, long high) {
        when(value < low || value > high, option, "must be " + low + ".." + high + ", was " + value);
    }

    /** Adds a problem unless {@code 0 < value < 1}; NaN is a problem. */
    public void betweenZeroAndOne(String option, double value) {
        when(!(value > 0 && value < 1), option, "must lie between 0 and 1, was " + value);
    }

    /** All problems in the order they were found; empty if there are none. */
    public List<String> found() {
        return List.copyOf(found);
    }

    /**
     * Ends the command if there are problems.
     *
     * @throws ParameterException with a line for each problem; picocli prints it and exits with 2
     */
    public void throwIfAny(CommandLine command) {
        if (!found.isEmpty()) {
            throw new ParameterException(command, String.join(System.lineSeparator(), found));
        }
    }
}
