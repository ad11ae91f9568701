package io.wavecast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the main code of all modules to its limits: small packages with a description, and short files. */
class SourceTreeTest {
    private static final int MAX_CLASSES = 20;
    private static final int MEDIAN_LINES = 65;
    private static final int LINES_OF_NINE_IN_TEN = 160;
    private static final int MAX_LINES = 300;
    private static final String DESCRIPTION = "package-info.java";

    /** Lines by file. */
    private static final Map<Path, Integer> LINES = new TreeMap<>();
    /** Names of the files by folder. */
    private static final Map<Path, List<String>> PACKAGES = new TreeMap<>();

    @BeforeAll
    static void readAllModules() throws IOException {
        Path root = root();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean skipped = !folder.equals(root)
                        && (name.startsWith(".")
                                || Set.of("target", "node_modules").contains(name));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path path = root.relativize(file);
                String name = String.valueOf(path.getFileName());
                if (name.endsWith(".java") && path.toString().replace('\\', '/').contains("src/main/java/")) {
                    PACKAGES.computeIfAbsent(path.getParent(), folder -> new ArrayList<>())
                            .add(name);
                    if (!name.equals(DESCRIPTION)) {
                        LINES.put(path, Files.readAllLines(file).size());
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(LINES).as("main files of all modules under " + root).hasSizeGreaterThan(100);
    }

    @Test
    void shouldKeepPackagesSmall() {
        List<String> offenders = new ArrayList<>();
        PACKAGES.forEach((folder, files) -> {
            long classes =
                    files.stream().filter(file -> !file.equals(DESCRIPTION)).count();
            if (classes > MAX_CLASSES) {
                offenders.add(folder + ": expected at most " + MAX_CLASSES + " classes, was " + classes);
            }
        });
        assertThat(offenders).isEmpty();
    }

    @Test
    void shouldDescribeEveryPackage() {
        List<String> offenders = new ArrayList<>();
        PACKAGES.forEach((folder, files) -> {
            if (!files.contains(DESCRIPTION)) {
                offenders.add(folder + ": expected a " + DESCRIPTION + ", was none");
            }
        });
        assertThat(offenders).isEmpty();
    }

    @Test
    void shouldHaveNoLongFile() {
        assertThat(longerThan(MAX_LINES)).isEmpty();
    }

    @Test
    void shouldKeepNineInTenFilesShort() {
        List<String> offenders = longerThan(LINES_OF_NINE_IN_TEN);
        assertThat(10 * offenders.size())
                .as("ten times the files of more than " + LINES_OF_NINE_IN_TEN + " lines, of " + LINES.size() + ": "
                        + offenders)
                .isLessThanOrEqualTo(LINES.size());
    }

    @Test
    void shouldKeepTheMedianFileShort() {
        List<Integer> sorted = LINES.values().stream().sorted().toList();
        assertThat(sorted.get(sorted.size() / 2)).as("lines of the median file").isLessThanOrEqualTo(MEDIAN_LINES);
    }

    private static List<String> longerThan(int lines) {
        return LINES.entrySet().stream()
                .filter(file -> file.getValue() > lines)
                .map(file -> file.getKey() + " (" + file.getValue() + ")")
                .toList();
    }

    /** The nearest folder above that holds the Maven wrapper. */
    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "expected a folder with mvnw above " + Path.of("").toAbsolutePath());
    }
}
