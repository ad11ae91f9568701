package io.wavecast.signals;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Recordings that are not part of the repository. Tests that need them are skipped if they are absent. */
public final class SharedData {
    private static final Path FOLDER = Path.of(System.getProperty("wavecast.data", "../../shared/data"));

    private SharedData() {}

    public static Path file(String name) {
        assumeThat(FOLDER.resolve(name)).as("recordings are absent").exists();
        return FOLDER.resolve(name);
    }
}
