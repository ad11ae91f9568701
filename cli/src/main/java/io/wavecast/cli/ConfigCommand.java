package io.wavecast.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wavecast config}: every setting, its value here, and where that came from. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the settings of a service: their value here, and where it came from. What an option on its command line says goes"
                    + " before the environment, that before the file of properties that WAVECAST_CONFIG names, and that before the"
                    + " default. Secrets are not shown."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all settings are known", "2:there is no such service, or a setting is unknown"})
public final class ConfigCommand implements Callable<Integer> {
    private static final Pattern SECRET =
            Pattern.compile("(?i)(.*(password|secret|token|credential|\\.key|jaas).*|.*[-_]key)");
    private static final String CLIENT_CONFIG = "--client-config";
    private static final String MASK = "********";

    @Spec
    private CommandSpec command;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "serve, train, produce or import; the first there is, if none is named")
    private String service;

    @Override
    public Integer call() {
        Map<String, CommandLine> all = command.commandLine().getParent().getSubcommands();
        List<String> services =
                ServiceSettings.COMMANDS.stream().filter(all::containsKey).toList();
        String name = service == null ? services.get(0) : service;
        if (!services.contains(name)) {
            throw new ParameterException(
                    command.commandLine(),
                    "there is no service '" + name + "': " + String.join(", ", services) + " have settings");
        }
        Settings settings =
                all.get(name).getDefaultValueProvider() instanceof Settings here ? here : Settings.of(Map.of());
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"option", "variable", "value", "from"});
        for (OptionSpec option : all.get(name).getCommandSpec().options()) {
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
        Settings.Found found = settings.find(option);
        String value = found != null ? found.value() : fallback(option);
        return new String[] {
            option.longestName(),
            Settings.variable(option.longestName()),
            shown(option.longestName(), value),
            found != null ? found.origin() : "default"
        };
    }

    private static String shown(String name, String value) {
        return SECRET.matcher(name).matches() && !value.isEmpty() ? MASK : value;
    }

    /** What the file behind --client-config says to Kafka's clients. */
    private static void clientProperties(List<String[]> rows) {
        for (String[] row : List.copyOf(rows)) {
            if (row[0].equals(CLIENT_CONFIG) && !row[2].isEmpty()) {
                Properties client = Settings.file(CLIENT_CONFIG, row[2]);
                for (String name : new TreeSet<>(client.stringPropertyNames())) {
                    rows.add(new String[] {"", name, shown(name, client.getProperty(name)), row[2]});
                }
            }
        }
    }

    private static String fallback(OptionSpec option) {
        String value = option.defaultValueString(true);
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
