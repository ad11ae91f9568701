package io.wavecast.benchmarks.accuracy;

import io.wavecast.benchmarks.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of the recordings. */
final class DataFolder {
    private DataFolder() {}

    /** The folder; empty, with a message, if it does not exist. */
    static Optional<Path> find(Report report) {
        Path folder = Path.of(Optional.ofNullable(System.getProperty("wavecast.data"))
                .or(() -> Optional.ofNullable(System.getenv("WAVECAST_DATA")))
                .orElse("../shared/data"));
        if (!Files.isDirectory(folder)) {
            report.progress("no recordings in " + folder.toAbsolutePath()
                    + ": set WAVECAST_DATA to the folder of the recordings; skipped");
            return Optional.empty();
        }
        return Optional.of(folder);
    }
}
