package io.wavecast.streams.runtime;

import java.util.List;

/** Thrown for invalid settings. Lists all problems, each with the name of its option. */
public final class InvalidConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidConfigException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems, one sentence each. */
    public List<String> problems() {
        return problems;
    }
}
