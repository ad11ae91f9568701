package io.wavecast.benchmarks.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.benchmarks.report.Report;
import io.wavecast.trainer.engine.Device;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingBenchmarkTest {
    @Test
    void shouldReportTimeAndErrorsOfATraining(@TempDir Path folder) throws Exception {
        var report = new Report(new PrintWriter(new StringWriter()));

        new TrainingBenchmark(Device.CPU, List.of("deeplearning4j"), 2).run(2_000, report);

        Path json = folder.resolve("figures.json");
        report.write(json);
        assertThat(Files.readString(json))
                .contains("deeplearning4j, 2,000 samples: time")
                .contains("error by AR(32)'s, horizon 1\"")
                .contains("error by AR(32)'s, horizon 10\"");
        assertThat(report.figures())
                .filteredOn(figure -> figure.label().contains("error by"))
                .hasSize(2)
                .allSatisfy(figure -> assertThat(figure.value()).isBetween(0.5, 1.5));
    }
}
