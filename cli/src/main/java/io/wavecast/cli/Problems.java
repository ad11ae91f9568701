package io.wavecast.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * Collects the problems of a command's options, so that one message reports all of them. Every problem starts with the
 * option's name. Not thread-safe.
 */
public final class Problems {
    private final boolean variables;
    private final List<String> found = new ArrayList<>();
    private final List<ParameterException> parsed = new ArrayList<>();

    private Problems(boolean variables) {
        this.variables = variables;
    }

    /** A collection whose problems name options as on the command line: {@code --threads}. */
    public static Problems ofOptions() {
        return new Problems(false);
    }

    /** A collection whose problems also name the environment variable: {@code --threads (WAVECAST_THREADS)}. */
    public static Problems ofSettings() {
        return new Problems(true);
    }

    /** A collection that begins with the errors of a command line parsed with {@code collectErrors}. */
    public static Problems ofParsed(CommandLine command) {
        var problems = new Problems(false);
        for (Exception e : command.getParseResult().errors()) {
            problems.found.add(String.valueOf(e.getMessage()));
            problems.parsed.add(
                    e instanceof ParameterException problem
                            ? problem
                            : new ParameterException(command, String.valueOf(e.getMessage()), e));
        }
        return problems;
    }

    /** Computes a value. If that fails with an {@link IllegalArgumentException}, adds its message and returns empty. */
    public <T> Optional<T> check(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            found.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Computes a value as {@link #check(Supplier)} does; the message of a problem begins with the option and a colon. */
    public <T> Optional<T> check(String option, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            add(option + ":", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Adds {@code "<option> <problem>"}. */
    public void add(String option, String problem) {
        found.add(label(option) + " " + problem);
    }

    /** Adds problems that already name their options, such as those of another collection. */
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
        if (value < low || value > high) {
            add(option, "must be " + low + ".." + high + ", was " + value);
        }
    }

    /** Adds a problem unless {@code 0 < value < 1}; NaN is a problem. */
    public void betweenZeroAndOne(String option, double value) {
        if (!(value > 0 && value < 1)) {
            add(option, "must lie between 0 and 1, was " + value);
        }
    }

    /** Adds a problem unless the value is positive and finite. */
    public void positive(String option, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            add(option, "must be more than 0, was " + value);
        }
    }

    /** Adds a problem unless the whole value matches the regular expression, which the description puts into words. */
    public void matches(String option, String value, String pattern, String description) {
        when(!value.matches(pattern), option, "must be " + description + ", was '" + value + "'");
    }

    /** The whole number that a text spells; the other number, and a problem, if it spells none. */
    public int number(String option, String text, int otherwise) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            add(option, "must be a whole number, was '" + text + "'");
            return otherwise;
        }
    }

    /**
     * The duration that a text spells, as by {@link DurationConverter}, or zero for {@code 0}; the other duration, and a problem, if it
     * spells none.
     */
    public Duration duration(String option, String text, Duration otherwise) {
        if (text.trim().equals("0")) {
            return Duration.ZERO;
        }
        try {
            return new DurationConverter().convert(text);
        } catch (TypeConversionException e) {
            add(option, "must be 0 or a positive number with ms, s, m, h or d, such as 30m, was '" + text + "'");
            return otherwise;
        }
    }

    /** The choice with this word; the first choice, and a problem, if none has it. */
    public <T> T choice(String option, String text, List<T> choices, Function<T, String> word) {
        for (T choice : choices) {
            if (word.apply(choice).equals(text.trim())) {
                return choice;
            }
        }
        String words = String.join(", ", choices.stream().map(word).toList());
        add(option, "must be one of " + words + ", was '" + text + "'");
        return choices.get(0);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems in the order they were found; empty if there are none. */
    public List<String> found() {
        return List.copyOf(found);
    }

    /**
     * Rejects the options if there are problems.
     *
     * @throws ParameterException with a line for each problem; picocli prints it and exits with 2. If the only problem is an error
     *     of the command line, that error, for which picocli suggests similar options.
     */
    public void throwIfAny(CommandLine command) {
        if (found.size() == 1 && parsed.size() == 1) {
            throw parsed.get(0);
        }
        if (!found.isEmpty()) {
            throw new ParameterException(command, String.join(System.lineSeparator(), found));
        }
    }

    private String label(String option) {
        if (!variables) {
            return option;
        }
        String name = option.endsWith(":") ? option.substring(0, option.length() - 1) : option;
        return name + " (" + Settings.variable(name) + ")" + option.substring(name.length());
    }
}
