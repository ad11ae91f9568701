package io.wavecast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The module diagram of {@code docs/design.md} shows the imports of the main code, and nothing else. */
class ModuleMapTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern PACKAGE = Pattern.compile("^package (io\\.wavecast[\\w.]*);", Pattern.MULTILINE);
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(io\\.wavecast(?:\\.[a-z0-9]\\w*)*)\\.[A-Z]", Pattern.MULTILINE);
    private static final Pattern ARROW = Pattern.compile("^ +([\\w-]+) --> ([\\w-]+)", Pattern.MULTILINE);

    @Test
    void shouldDrawTheModulesAsTheyImportEachOther() throws IOException {
        Map<Path, String> sources = sources();
        Map<String, String> moduleOfPackage = new HashMap<>();
        sources.forEach((file, text) -> {
            String other = moduleOfPackage.put(first(PACKAGE, text, file), moduleOf(file));
            assertThat(other).as("another module with the package of %s", file).isIn(null, moduleOf(file));
        });
        Map<String, SortedSet<String>> imports = new HashMap<>();
        sources.forEach((file, text) -> IMPORT.matcher(text).results().forEach(match -> {
            String module = moduleOf(file);
            String imported = moduleOfPackage.get(match.group(1));
            assertThat(imported)
                    .as("module of %s, imported by %s", match.group(1), file)
                    .isNotNull();
            if (!imported.equals(module)) {
                imports.computeIfAbsent(module, key -> new TreeSet<>()).add(imported);
            }
        }));

        assertThat(drawn()).isEqualTo(withoutShortcuts(imports));
    }

    /** The arrows of the first diagram in the section on modules. */
    private static SortedSet<String> drawn() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/design.md"));
        String section = page.substring(page.indexOf("\n## Modules\n"));
        String diagram = section.substring(section.indexOf("```mermaid"), section.indexOf("```\n"));
        SortedSet<String> arrows = new TreeSet<>();
        ARROW.matcher(diagram).results().forEach(match -> arrows.add(match.group(1) + " --> " + match.group(2)));
        return arrows;
    }

    /** The arrows that do not follow from two or more others. */
    private static SortedSet<String> withoutShortcuts(Map<String, SortedSet<String>> imports) {
        SortedSet<String> arrows = new TreeSet<>();
        imports.forEach((module, direct) -> {
            for (String target : direct) {
                boolean shortcut =
                        direct.stream().anyMatch(via -> !via.equals(target) && reaches(via, target, imports));
                if (!shortcut) {
                    arrows.add(module + " --> " + target);
                }
            }
        });
        return arrows;
    }

    private static boolean reaches(String from, String target, Map<String, SortedSet<String>> imports) {
        return imports.getOrDefault(from, new TreeSet<>()).stream()
                .anyMatch(next -> next.equals(target) || reaches(next, target, imports));
    }

    private static Map<Path, String> sources() throws IOException {
        Map<Path, String> sources = new HashMap<>();
        try (Stream<Path> files = Stream.concat(mainFiles(ROOT), mainFiles(ROOT.resolve("examples")))) {
            for (Path file : files.toList()) {
                sources.put(file, Files.readString(file));
            }
        }
        return sources;
    }

    private static Stream<Path> mainFiles(Path folder) throws IOException {
        try (Stream<Path> modules = Files.list(folder)) {
            List<Path> roots = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
            return roots.stream().flatMap(ModuleMapTest::javaFiles);
        }
    }

    private static Stream<Path> javaFiles(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The module's folder, such as {@code streams-app}; the last part of its path. */
    private static String moduleOf(Path file) {
        Path relative = ROOT.relativize(file);
        int end = 0;
        while (!relative.getName(end).toString().equals("src")) {
            end++;
        }
        return relative.getName(end - 1).toString();
    }

    private static String first(Pattern pattern, String text, Path file) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .map((MatchResult match) -> match.group(1))
                .orElseThrow(() -> new AssertionError("no package in " + file));
    }
}
