package io.wavecast.experiments.eeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.experiments.api.RecordedSignal;
import io.wavecast.experiments.report.Report;
import io.wavecast.signals.generated.GeneratedSignal;
import io.wavecast.signals.generated.SignalKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class EegIT {
    @TempDir
    private Path folder;

    @Test
    void shouldDrawChartsAndMatchTheStream() throws Exception {
        var output = new StringWriter();
        var report = new Report(new PrintWriter(output), Optional.of(folder), 1);
        RecordedSignal recording = RecordedSignal.of(GeneratedSignal.of(SignalKind.EEG, 1), 3_000);

        ForecasterComparison comparison = EegExperiment.run(report, recording, new ForecasterComparison.Effort(8, 20));

        assertThat(output.toString()).contains("1 series; 600 of 600 forecasts scored under the model");
        assertThat(Files.readAllLines(folder.resolve("eeg.txt")))
                .hasSize(comparison.entries().size() + 1);
        assertThat(comparison.entries())
                .allSatisfy(entry -> assertThat(entry.error(0)).isPositive());
        assertThat(folder).isDirectoryContaining("glob:**eeg-smoothing.png");
        assertThat(folder).isDirectoryContaining("glob:**eeg-horizons.png");
        assertThat(folder).isDirectoryContaining("glob:**eeg-forecasts.png");
    }
}
