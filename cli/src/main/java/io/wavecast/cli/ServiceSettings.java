package io.wavecast.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands that take settings from environment and file too, and how they come by them. */
public final class ServiceSettings {
    /** By name; those that talk to Kafka. */
    static final List<String> COMMANDS = List.of("serve", "train", "produce", "import");

    private static final String[] FOOTER = {
        "",
        "Each option is also a variable of the environment (--bootstrap is",
        "WAVECAST_BOOTSTRAP), and a line of the properties file that",
        "WAVECAST_CONFIG names.",
    };

    private ServiceSettings() {}

    static Settings here() {
        return Settings.of(System.getenv());
    }

    /**
     * The command line of a main: failures are told in one line, services find their settings, and refuse to start where one is
     * unknown.
     *
     * @param root with all its subcommands
     */
    public static CommandLine commandLine(Object root) {
        var line = new CommandLine(root)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler((wrong, arguments) -> told(wrong));
        Settings settings;
        try {
            settings = here();
        } catch (IllegalArgumentException e) {
            return line.setExecutionStrategy(parsed -> refuse(parsed, List.of(e.getMessage())));
        }
        for (String name : COMMANDS) {
            CommandLine service = line.getSubcommands().get(name);
            if (service != null) {
                service.setDefaultValueProvider(settings);
                service.getCommandSpec().usageMessage().footer(FOOTER);
            }
        }
        return line.setExecutionStrategy(parsed -> {
            List<String> problems = concerned(parsed) ? settings.unknown(known()) : List.of();
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
     * Long names of the options of all services, as they are written down in {@code settings.txt}: a main knows its own options only,
     * but one environment may be for several services.
     */
    public static Set<String> known() {
        try (var in = ServiceSettings.class.getResourceAsStream("settings.txt")) {
            return new TreeSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong, and where to read on: all the options would push it off the screen. */
    private static int told(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("'" + line.getCommandSpec().qualifiedName() + " --help' shows what there is");
        err.flush();
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static boolean concerned(ParseResult parsed) {
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
