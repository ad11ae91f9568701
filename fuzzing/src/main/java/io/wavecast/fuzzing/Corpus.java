package io.wavecast.fuzzing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The inputs of one parser: valid ones to mutate, and those that once revealed a defect. */
public final class Corpus {
    private final Map<String, byte[]> inputs;
    private final List<byte[]> all;

    private Corpus(Map<String, byte[]> inputs) {
        this.inputs = inputs;
        this.all = List.copyOf(inputs.values());
    }

    /**
     * Reads all files of a folder on the class path.
     *
     * @param folder folder under {@code src/test/resources/fuzz} of the test's module
     * @throws IllegalArgumentException if there is no such folder, or no file in it
     */
    public static Corpus of(Class<?> test, String folder) {
        URL found = test.getResource("/fuzz/" + folder);
        if (found == null) {
            throw new IllegalArgumentException("expected a folder src/test/resources/fuzz/" + folder + ", was none");
        }
        Map<String, byte[]> inputs = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(found.toURI()))) {
            for (Path file : files.toList()) {
                inputs.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("expected the address of a file, was " + found, e);
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("expected inputs in src/test/resources/fuzz/" + folder + ", was empty");
        }
        return new Corpus(inputs);
    }

    /** The inputs by file name. */
    Map<String, byte[]> inputs() {
        return inputs;
    }

    byte[] any(Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
