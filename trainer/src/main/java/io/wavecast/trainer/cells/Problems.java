package io.wavecast.trainer.cells;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with settings. Every problem starts with the option's name. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    private Problems() {}

    static Problems ofOptions() {
        return new Problems();
    }

    void add(String option, String problem) {
        found.add(option + " " + problem);
    }

    void addAll(List<String> problems) {
        found.addAll(problems);
    }

    /** Adds a problem unless {@code low ≤ value ≤ high}. */
    void inRange(String option, long value, long low, long high) {
        if (value < low || value > high) {
            add(option, "must be " + low + ".." + high + ", was " + value);
        }
    }

    /** Adds a problem unless {@code 0 < value < 1}. */
    void betweenZeroAndOne(String option, double value) {
        if (!(value > 0 && value < 1)) {
            add(option, "must lie between 0 and 1, was " + value);
        }
    }

    /** All problems in the order they were found; empty if there are none. */
    List<String> found() {
        return List.copyOf(found);
    }
}
