package io.wavecast.signals;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Recordings beside the project; tests that need them are skipped where they are not. */
public final class SharedData {
    private static final Path FOLDER = Path.of(System.getProperty("wavecast.data", "../../shared/data"));

    private SharedData() {}

    public static Path file(String name) {
        assumeThat(FOLDER.resolve(name)).as("recordings are not here").exists();
        return FOLDER.resolve(name);
    }
}
