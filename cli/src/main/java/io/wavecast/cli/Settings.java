package io.wavecast.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values of options that the command line does not give. Each option has one name in three spellings: {@code --state-dir},
 * {@code WAVECAST_STATE_DIR} in the environment, and {@code state-dir} in a file of properties, which {@code WAVECAST_CONFIG}
 * names. The command line goes before the environment, that before the file, and that before the default.
 */
public final class Settings implements IDefaultValueProvider {
    private static final String PREFIX = "WAVECAST_";
    private static final String FILE = "WAVECAST_CONFIG";
    /** A name that is this many letters away is taken for a slip. */
    private static final int SLIP = 3;
    /** Names that are read by the launcher, by logging or by the build, and are no option. */
    private static final Set<String> OTHERS = Set.of(
            FILE,
            "WAVECAST_DATA",
            "WAVECAST_HEAP",
            "WAVECAST_JAVA_OPTIONS",
            "WAVECAST_LOG_FORMAT",
            "WAVECAST_LOG_LEVEL",
            "WAVECAST_PYTHON");

    /** What Logback reads before any command runs, with the values that there are; it takes others without a word. */
    private static final Map<String, List<String>> LOGGING = new TreeMap<>(Map.of(
            "WAVECAST_LOG_FORMAT", List.of("text", "json"),
            "WAVECAST_LOG_LEVEL", List.of("INFO", "TRACE", "DEBUG", "WARN", "ERROR", "OFF")));

    private final Map<String, String> environment;
    private final Properties file;
    private final String fileName;

    private Settings(Map<String, String> environment, Properties file, String fileName) {
        this.environment = environment;
        this.file = file;
        this.fileName = fileName;
    }

    /**
     * A value and where it came from.
     *
     * @param origin for people: the variable, or the file
     */
    public record Found(String value, String origin) {}

    /** @throws IllegalArgumentException if the file that the environment names cannot be read */
    public static Settings of(Map<String, String> environment) {
        String name = environment.getOrDefault(FILE, "");
        return new Settings(environment, name.isBlank() ? new Properties() : file(FILE, name), name);
    }

    /** @param setting that names the file, for the message */
    static Properties file(String setting, String name) {
        var file = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(name), StandardCharsets.UTF_8)) {
            file.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": " + name + " cannot be read: " + e, e);
        }
        return file;
    }

    /** {@code WAVECAST_STATE_DIR} for {@code --state-dir}. */
    public static String variable(String option) {
        return PREFIX + property(option).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String property(String option) {
        return option.replaceFirst("^-+", "");
    }

    /** Null where neither environment nor file gives the option. A variable that is empty gives nothing. */
    public Found find(OptionSpec option) {
        String variable = variable(option.longestName());
        String value = environment.getOrDefault(variable, "");
        if (!value.isBlank()) {
            return new Found(value, variable);
        }
        String inFile = file.getProperty(property(option.longestName()));
        return inFile == null ? null : new Found(inFile, fileName);
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        Found found = find(option);
        return found == null ? null : found.value();
    }

    /** What is in force for the log, by variable; the first of the values is the default. */
    Map<String, Found> logging() {
        Map<String, Found> found = new TreeMap<>();
        LOGGING.forEach((name, values) -> {
            String value = environment.getOrDefault(name, "");
            found.put(name, value.isBlank() ? new Found(values.get(0), "default") : new Found(value, name));
        });
        return found;
    }

    /**
     * Names in environment and file that are nobody's, each with the name that was probably meant.
     *
     * @param options all there are, of all commands that take their settings so: an environment may serve several
     */
    public List<String> unknown(Set<String> options) {
        Set<String> variables = new TreeSet<>(OTHERS);
        options.forEach(option -> variables.add(variable(option)));
        List<String> problems = new ArrayList<>();
        for (String name : new TreeMap<>(environment).keySet()) {
            if (name.startsWith(PREFIX) && !variables.contains(name)) {
                problems.add("there is no setting " + name + meant(name, variables));
            }
        }
        logging().forEach((name, found) -> {
            if (!LOGGING.get(name).contains(found.value())) {
                problems.add(name + " must be one of " + LOGGING.get(name) + ", was '" + found.value() + "'");
            }
        });
        Set<String> properties =
                options.stream().map(Settings::property).collect(Collectors.toCollection(TreeSet::new));
        for (String name : new TreeSet<>(file.stringPropertyNames())) {
            if (!properties.contains(name)) {
                problems.add("there is no setting " + name + " (in " + fileName + ")" + meant(name, properties));
            }
        }
        return problems;
    }

    private static String meant(String name, Set<String> known) {
        var distance = new LevenshteinDistance(SLIP);
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String other : known) {
            int apart = distance.apply(name, other);
            if (apart >= 0 && apart < least) {
                least = apart;
                nearest = other;
            }
        }
        return nearest == null ? "; 'wavecast config' shows those there are" : ": is " + nearest + " meant?";
    }
}
