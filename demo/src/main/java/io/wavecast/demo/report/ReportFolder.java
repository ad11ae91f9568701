package io.wavecast.demo.report;

import io.wavecast.demo.story.DriftStory;
import io.wavecast.demo.story.StoryPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the report into the folder of the option {@code --report}. */
public final class ReportFolder {
    private ReportFolder() {}

    /** Creates the folder before the run, so that a wrong path is reported before the run and not after it. */
    public static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("--report: " + folder + " cannot be created", e);
        }
    }

    /** Writes the result, and the picture of a story. */
    public static void write(Path folder, RunResult result, Optional<DriftStory> story) {
        try {
            ReportFile.write(folder.resolve("report.json"), result);
            ForecastPicture.write(folder.resolve("forecast.png"), result);
            if (story.isPresent()) {
                StoryPicture.write(
                        folder.resolve("drift-story.png"), story.get().life());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("--report: cannot write to " + folder, e);
        }
    }
}
