package io.wavecast.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A file of results, to which those of each recording are appended at once. */
record ReferenceFile(Path path) {
    /** All results; empty if there is no file yet. */
    List<ReferenceResult> read() throws IOException {
        List<ReferenceResult> results = new ArrayList<>();
        if (Files.exists(path)) {
            Files.readAllLines(path).forEach(line -> results.add(ReferenceResult.of(line)));
        }
        return results;
    }

    void append(List<ReferenceResult> results) throws IOException {
        Files.write(
                path,
                results.stream().map(ReferenceResult::line).toList(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
