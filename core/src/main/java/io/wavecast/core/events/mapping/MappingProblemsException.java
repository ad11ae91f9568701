package io.wavecast.core.events.mapping;

import java.util.List;

/** A mapping that cannot be used: all its problems, each with its line. */
public final class MappingProblemsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a copy of a list, which is serializable
    private final List<String> problems;

    /** @param problems one sentence per problem, at least one */
    public MappingProblemsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence per problem, such as {@code line 3: time.unit: expected …, was 'h'}. */
    public List<String> problems() {
        return problems;
    }
}
