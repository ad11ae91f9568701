package io.wavecast.demo;

import io.wavecast.demo.report.ForecastPicture;
import io.wavecast.demo.report.RunResult;
import io.wavecast.demo.report.ReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that {@code --report} names. */
final class ReportFolder {
    private ReportFolder() {}

    /** Makes the folder before the run, so that a wrong name is known before and not after it. */
    static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("--report: " + folder + " cannot be made a folder", e);
        }
    }

    static void write(Path folder, RunResult outcome) {
        try {
            ReportFile.write(folder.resolve("report.json"), outcome);
            ForecastPicture.write(folder.resolve("forecast.png"), outcome);
        } catch (IOException e) {
            throw new UncheckedIOException("--report: nothing can be written to " + folder, e);
        }
    }
}
