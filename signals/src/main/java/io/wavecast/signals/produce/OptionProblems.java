package io.wavecast.signals.produce;

import io.wavecast.signals.RecordingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Collects the problems of a command line, so that one run reports all of them. */
final class OptionProblems {
    private final CommandLine command;
    private final List<ParameterException> problems = new ArrayList<>();

    /** @param command parsed with {@code collectErrors}; its errors are the first problems */
    OptionProblems(CommandLine command) {
        this.command = command;
        for (Exception e : command.getParseResult().errors()) {
            problems.add(
                    e instanceof ParameterException problem
                            ? problem
                            : new ParameterException(command, String.valueOf(e.getMessage()), e));
        }
    }

    /**
     * Whether all options have values. picocli sets defaults after the last argument, and stops if that argument or a default is
     * malformed.
     */
    boolean defaultsAreSet() {
        return command.getCommandSpec().options().stream()
                .allMatch(option -> option.defaultValue() == null || option.getValue() != null);
    }

    void add(String message) {
        problems.add(new ParameterException(command, message));
    }

    /** Computes a value. If that fails, adds the problem and returns empty. */
    <T> Optional<T> check(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (RecordingException | IllegalArgumentException e) {
            problems.add(new ParameterException(command, e.getMessage(), e));
            return Optional.empty();
        }
    }

    /** Computes a value as {@link #check(Supplier)} does; the message of a problem begins with the option. */
    <T> Optional<T> check(String option, Supplier<T> value) {
        return check(() -> {
            try {
                return value.get();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
            }
        });
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** The only problem itself, so that picocli suggests options similar to an unknown one; otherwise an exception with all messages. */
    ParameterException exception() {
        if (problems.size() == 1) {
            return problems.get(0);
        }
        List<String> messages = problems.stream().map(Throwable::getMessage).toList();
        return new ParameterException(command, String.join(System.lineSeparator(), messages));
    }
}
