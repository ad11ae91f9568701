package io.wavecast.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values of options that are not on the command line. Each option has one name in three spellings: {@code --state-dir},
 * {@code WAVECAST_STATE_DIR} in the environment, and {@code state-dir} in the properties file that {@code WAVECAST_CONFIG}
 * names. The command line takes precedence over the environment, the environment over the file, and the file over the default.
 */
public final class Settings implements IDefaultValueProvider {
    private static final String PREFIX = "WAVECAST_";
    private static final String FILE = "WAVECAST_CONFIG";
    /** Unknown names within this edit distance of a known name are reported with it. */
    private static final int MAX_DISTANCE = 3;
    /** Variables without an option, which the launcher, the log or the build reads. */
    private static final Set<String> OTHERS = Set.of(
            FILE,
            "WAVECAST_DATA",
            "WAVECAST_HEAP",
            "WAVECAST_JAVA_OPTIONS",
            "WAVECAST_LOG_FORMAT",
            "WAVECAST_LOG_LEVEL",
            "WAVECAST_PYTHON");

    /** Variables that Logback reads before any command runs, with their valid values; Logback does not report invalid ones. */
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
     * The value of a setting and its origin.
     *
     * @param origin the variable or the file, for display
     */
    public record Found(String value, String origin) {}

    /**
     * Reads the settings of an environment and of the file that it names.
     *
     * @throws IllegalArgumentException if the file cannot be read
     */
    public static Settings of(Map<String, String> environment) {
        String name = environment.getOrDefault(FILE, "");
        return new Settings(environment, name.isBlank() ? new Properties() : file(FILE, name), name);
    }

    /**
     * Reads a properties file.
     *
     * @param setting name of the setting that names the file, for the message
     */
    static Properties file(String setting, String name) {
        var file = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(name), StandardCharsets.UTF_8)) {
            file.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": cannot read " + name + ": " + e, e);
        }
        return file;
    }

    /** The environment variable of an option: {@code WAVECAST_STATE_DIR} for {@code --state-dir}. */
    public static String variable(String option) {
        return PREFIX + property(option).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String property(String option) {
        return option.replaceFirst("^-+", "");
    }

    /** The value in the environment or in the file; empty if neither has one. An empty variable has no value. */
    Optional<Found> find(OptionSpec option) {
        String variable = variable(option.longestName());
        String value = environment.getOrDefault(variable, "");
        if (!value.isBlank()) {
            return Optional.of(new Found(value, variable));
        }
        return Optional.ofNullable(file.getProperty(property(option.longestName())))
                .map(inFile -> new Found(inFile, fileName));
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        return find(option).map(Found::value).orElse(null); // picocli then uses the option's default
    }

    /** The settings of the log, by variable; the first valid value is the default. */
    Map<String, Found> logging() {
        Map<String, Found> found = new TreeMap<>();
        LOGGING.forEach((name, values) -> {
            String value = environment.getOrDefault(name, "");
            found.put(name, value.isBlank() ? new Found(values.get(0), "default") : new Found(value, name));
        });
        return found;
    }

    /**
     * Reports unknown names in environment and file, each with the nearest known name, and invalid settings of the log.
     *
     * @param options options of all services, since several may share an environment
     */
    public List<String> problems(Set<String> options) {
        Set<String> variables = new TreeSet<>(OTHERS);
        options.forEach(option -> variables.add(variable(option)));
        List<String> problems = new ArrayList<>();
        for (String name : new TreeMap<>(environment).keySet()) {
            if (name.startsWith(PREFIX) && !variables.contains(name)) {
                problems.add("unknown setting " + name + suggestion(name, variables));
            }
        }
        logging().forEach((name, found) -> {
            List<String> valid = LOGGING.getOrDefault(name, List.of());
            if (!valid.contains(found.value())) {
                problems.add(name + " must be one of " + valid + ", was '" + found.value() + "'");
            }
        });
        Set<String> properties =
                options.stream().map(Settings::property).collect(Collectors.toCollection(TreeSet::new));
        for (String name : new TreeSet<>(file.stringPropertyNames())) {
            if (!properties.contains(name)) {
                problems.add("unknown setting " + name + " (in " + fileName + ")" + suggestion(name, properties));
            }
        }
        return problems;
    }

    private static String suggestion(String name, Set<String> candidates) {
        var distance = new LevenshteinDistance(MAX_DISTANCE);
        return candidates.stream()
                .filter(other -> distance.apply(name, other) >= 0) // -1 beyond the largest distance
                .min(Comparator.comparing(other -> distance.apply(name, other)))
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; 'wavecast config' lists all settings");
    }
}
