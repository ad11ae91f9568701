package io.wavecast.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Gives the commands that use Kafka their settings from the environment and the properties file. */
public final class ServiceSettings {
    /** Names of the commands that use Kafka. */
    static final List<String> COMMANDS =
            List.of("serve", "train", "backtest", "produce", "import", "models", "events", "watch");

    private static final String[] FOOTER = {
        "",
        "Each option can also be an environment variable (--bootstrap is",
        "WAVECAST_BOOTSTRAP), or a line of the properties file that",
        "WAVECAST_CONFIG names.",
    };

    private ServiceSettings() {}

    /**
     * Creates the command line of a program. It reports failures in one line, gives services their settings, and refuses to start a
     * service if a setting is unknown.
     *
     * @param root root command with all its subcommands
     */
    public static CommandLine commandLine(Object root) {
        var line = new CommandLine(root)
                .setErr(new PrintWriter(
                        new SafeWriter(new OutputStreamWriter(System.err, Charset.defaultCharset())), true))
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler((wrong, arguments) -> report(wrong));
        Settings settings;
        try {
            settings = Settings.of(System.getenv());
        } catch (IllegalArgumentException e) {
            return line.setExecutionStrategy(parsed -> refuse(parsed, List.of(String.valueOf(e.getMessage()))));
        }
        for (String name : COMMANDS) {
            CommandLine service = line.getSubcommands().get(name);
            if (service != null) {
                service.setDefaultValueProvider(settings);
                service.getCommandSpec().usageMessage().footer(FOOTER);
            }
        }
        return line.setExecutionStrategy(parsed -> {
            List<String> problems = usesSettings(parsed) ? settings.problems(allOptions()) : List.of();
            return problems.isEmpty() ? new CommandLine.RunLast().execute(parsed) : refuse(parsed, problems);
        });
    }

    /** The long names of all options of the services among the subcommands. */
    public static Set<String> options(CommandLine line) {
        Set<String> options = new TreeSet<>();
        for (String name : COMMANDS) {
            CommandLine service = line.getSubcommands().get(name);
            if (service != null) {
                service.getCommandSpec().options().stream()
                        .filter(option -> !option.usageHelp() && !option.versionHelp())
                        .forEach(option -> options.add(option.longestName()));
            }
        }
        return options;
    }

    /**
     * The long names of the options of all services, from {@code settings.txt}: a program contains only its own options, but several
     * programs may share an environment.
     */
    public static Set<String> allOptions() {
        try (var in = Objects.requireNonNull(ServiceSettings.class.getResourceAsStream("settings.txt"))) {
            return new TreeSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the problem and a hint to the help; the full usage would scroll the problem off the screen. */
    private static int report(ParameterException problem) {
        CommandLine line = problem.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(problem.getMessage());
        UnmatchedArgumentException.printSuggestions(problem, err);
        err.println("'" + line.getCommandSpec().qualifiedName() + " --help' lists all options");
        err.flush();
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static boolean usesSettings(ParseResult parsed) {
        if (!parsed.hasSubcommand() || parsed.subcommand().isUsageHelpRequested()) {
            return false;
        }
        String name = parsed.subcommand().commandSpec().name();
        return COMMANDS.contains(name) || name.equals("config");
    }

    private static int refuse(ParseResult parsed, List<String> problems) {
        CommandLine line = parsed.commandSpec().commandLine();
        throw new ParameterException(line, String.join(System.lineSeparator(), problems));
    }
}
