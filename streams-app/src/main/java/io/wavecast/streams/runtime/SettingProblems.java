package io.wavecast.streams.runtime;

import io.wavecast.cli.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Collects all problems of the settings, so that one message reports all of them. Each problem names the option and its environment
 * variable. Not thread-safe.
 */
public final class SettingProblems {
    private final List<String> found = new ArrayList<>();

    /**
     * Adds a problem of an option.
     *
     * @param problem the rest of the sentence, such as {@code must be 1..256, was 0}
     */
    public void add(String option, String problem) {
        found.add(option + " (" + Settings.variable(option) + ") " + problem);
    }

    /** Adds complete sentences. */
    public void addAll(List<String> problems) {
        found.addAll(problems);
    }

    /** All problems, in the order in which they were found. */
    public List<String> found() {
        return List.copyOf(found);
    }

    /** Parses a whole number. If the text is not one, adds a problem and returns the fallback. */
    public int number(String option, String text, int fallback) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            add(option, "must be a whole number, was '" + text + "'");
            return fallback;
        }
    }

    /** Finds a choice by its word. If there is none, adds a problem and returns the first choice. */
    public <T> T choice(String option, String text, List<T> choices, Function<T, String> word) {
        for (T choice : choices) {
            if (word.apply(choice).equals(text.trim())) {
                return choice;
            }
        }
        add(
                option,
                "must be one of " + String.join(", ", choices.stream().map(word).toList()) + ", was '" + text + "'");
        return choices.get(0);
    }

    void inRange(String option, int value, int low, int high) {
        if (value < low || value > high) {
            add(option, "must be " + low + ".." + high + ", was " + value);
        }
    }

    void matches(String option, String value, String pattern, String description) {
        if (!value.matches(pattern)) {
            add(option, "must be " + description + ", was '" + value + "'");
        }
    }
}
