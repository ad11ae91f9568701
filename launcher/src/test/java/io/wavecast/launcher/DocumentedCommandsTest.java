package io.wavecast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.cli.ServiceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** Commands in the documents have options that exist, with values that they take. */
class DocumentedCommandsTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final String PROGRAM = "./wavecast ";
    /** A text in quotes, or a run of other characters. What ends a command ends the words. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

    private static final Pattern END = Pattern.compile("#.*|\\|.*|&.*|;.*|>.*|….*");

    @Test
    void shouldParse() throws IOException {
        Map<String, String> problems = new TreeMap<>();
        var program = ServiceSettings.commandLine(new Wavecast());
        int parsed = 0;
        for (Path document : documents()) {
            for (List<String> words : commands(Files.readString(document))) {
                try {
                    var unused = program.parseArgs(words.toArray(String[]::new));
                    parsed++;
                } catch (ParameterException e) {
                    problems.put(REPOSITORY.relativize(document) + ": " + words, String.valueOf(e.getMessage()));
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(parsed).isGreaterThan(60);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(REPOSITORY.resolve("docs"))) {
            return Stream.concat(
                            docs,
                            Stream.of("README.md", "clients/python/README.md", "k8s/README.md", "CONTRIBUTING.md")
                                    .map(REPOSITORY::resolve))
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** The words of commands, in blocks and in text, where a single word is a name; without the benchmarks, which are a program of their own. */
    private static List<List<String>> commands(String document) {
        List<List<String>> commands = new ArrayList<>();
        for (String line : document.replace("\\\n", " ").lines().toList()) {
            for (String part : line.split("`", -1)) {
                int at = part.indexOf(PROGRAM);
                if (at >= 0) {
                    List<String> words = words(part.substring(at + PROGRAM.length()));
                    if (words.size() > 1 && !words.get(0).equals("bench")) {
                        commands.add(words);
                    }
                }
            }
        }
        return commands;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        var found = WORD.matcher(text);
        while (found.find()) {
            if (found.group(3) != null && END.matcher(found.group(3)).matches()) {
                break;
            }
            words.add(found.group(found.group(1) != null ? 1 : found.group(2) != null ? 2 : 3));
        }
        return words;
    }
}
