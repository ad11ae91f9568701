package io.wavecast.cli;

import java.util.Collection;
import picocli.CommandLine.Model.CommandSpec;

/** Tells options that are on the command line from those that the environment or a file sets, perhaps for another command. */
public final class Typed {
    private Typed() {}

    /** Whether any of these options is on the command line. */
    public static boolean any(CommandSpec command, Collection<String> options) {
        return options.stream()
                .anyMatch(command.commandLine().getParseResult()::hasMatchedOption); // which knows no defaults
    }
}
