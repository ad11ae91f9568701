package io.wavecast.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code config}: shows every setting with its value and the origin of the value. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the settings of a service with their values and origins. The command line takes precedence over the"
                    + " environment, the environment over the properties file that WAVECAST_CONFIG names, and the file"
                    + " over the defaults. Secrets are masked."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all settings are known", "2:unknown service or setting"})
public final class ConfigCommand implements Callable<Integer> {
    private static final Pattern SECRET =
            Pattern.compile("(?i)(.*(password|secret|token|credential|\\.key|jaas).*|.*[-_]key)");
    private static final String MASK = "********";

    @Spec
    private CommandSpec command;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SERVICE",
            description =
                    "serve, train, backtest, produce, import, models, events or watch (default: the first of them that"
                            + " is installed)")
    private Optional<String> service = Optional.empty();

    @Override
    public Integer call() {
        Map<String, CommandLine> all = command.commandLine().getParent().getSubcommands();
        List<String> services =
                ServiceSettings.COMMANDS.stream().filter(all::containsKey).toList();
        String name = service.orElse(services.get(0));
        @Nullable CommandLine line = services.contains(name) ? all.get(name) : null;
        if (line == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "expected a service (" + String.join(", ", services) + "), was '" + name + "'");
        }
        Settings settings = line.getDefaultValueProvider() instanceof Settings own ? own : Settings.of(Map.of());
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"option", "variable", "value", "from"});
        for (OptionSpec option : line.getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                rows.add(row(option, settings));
            }
        }
        settings.logging()
                .forEach((variable, found) -> rows.add(new String[] {"", variable, found.value(), found.origin()}));
        clientProperties(rows);
        print(rows);
        return 0;
    }

    private static String[] row(OptionSpec option, Settings settings) {
        Settings.Found found =
                settings.find(option).orElseGet(() -> new Settings.Found(defaultValue(option), "default"));
        return new String[] {
            option.longestName(),
            Settings.variable(option.longestName()),
            masked(option.longestName(), found.value()),
            found.origin()
        };
    }

    private static String masked(String name, String value) {
        return SECRET.matcher(name).matches() && !value.isEmpty() ? MASK : value;
    }

    /** Adds the properties of the file that --client-config names. */
    private static void clientProperties(List<String[]> rows) {
        for (String[] row : List.copyOf(rows)) {
            if (row[0].equals(KafkaOptions.CLIENT_CONFIG) && !row[2].isEmpty()) {
                Properties client = Settings.file(KafkaOptions.CLIENT_CONFIG, row[2]);
                for (String name : new TreeSet<>(client.stringPropertyNames())) {
                    rows.add(new String[] {"", name, masked(name, client.getProperty(name)), row[2]});
                }
            }
        }
    }

    private static String defaultValue(OptionSpec option) {
        @Nullable String value = option.defaultValueString(true);
        return value == null || value.equals("null") || value.equals("[]") ? "" : value;
    }

    private void print(List<String[]> rows) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
        }
        PrintWriter out = command.commandLine().getOut();
        for (String[] row : rows) {
            var line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                line.append(row[c]).append(" ".repeat(widths[c] - row[c].length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }
}
