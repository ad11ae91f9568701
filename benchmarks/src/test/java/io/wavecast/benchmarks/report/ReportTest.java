package io.wavecast.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder;

    @Test
    void shouldPrintAndWriteFiguresWithTheirComparisons() throws IOException {
        var terminal = new StringWriter();
        var report = new Report(new PrintWriter(terminal));

        report.add(Figure.of("step", "core", 0.9, "us/step"));
        report.add(Figure.of("step", "other", 9.0, "us/step").against("core", 10));
        report.write(folder.resolve("figures.json"));

        assertThat(terminal.toString()).contains("core", "0.900", "us/step", "10.00 x core");
        assertThat(Files.readString(folder.resolve("figures.json")).replaceAll("\\s", ""))
                .isEqualTo("[{\"bench\":\"step\",\"case\":\"core\",\"value\":0.9,\"unit\":\"us/step\"},"
                        + "{\"bench\":\"step\",\"case\":\"other\",\"value\":9.0,\"unit\":\"us/step\","
                        + "\"against\":\"core\",\"ratio\":10.0}]");
    }
}
