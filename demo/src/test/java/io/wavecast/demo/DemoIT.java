package io.wavecast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoIT {
    @TempDir
    private Path report;

    @Test
    void shouldForecastEveryObservationOnceWithTwoVersionsAndDeleteItsFiles() throws Exception {
        var out = new StringWriter();
        var err = new StringWriter();

        int exit = new CommandLine(new DemoCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        "--signal",
                        "eeg",
                        "--speed",
                        "2",
                        "--for",
                        "40s",
                        "--hidden",
                        "8",
                        "--updates",
                        "2",
                        "--headless",
                        "--report",
                        report.toString());

        assertThat(exit).as("%s%s", out, err).isZero();
        JsonNode json =
                new ObjectMapper().readTree(report.resolve("report.json").toFile());
        assertThat(json.get("series")).hasSize(3);
        for (JsonNode series : json.get("series")) {
            assertThat(series.get("observations").asLong()).isGreaterThan(5_000);
            assertThat(series.get("forecasts").asLong())
                    .isEqualTo(series.get("observations").asLong());
            assertThat(series.get("lost").asLong()).isZero();
            assertThat(series.get("duplicates").asLong()).isZero();
            assertThat(series.get("horizons"))
                    .extracting(horizon -> horizon.get("horizon").asInt())
                    .containsExactly(1, 3, 6, 10, 13);
            assertThat(series.get("models")).as("%s", out).hasSizeGreaterThanOrEqualTo(2);
            assertThat(series.get("models").get(0).get("version").asText()).isEqualTo("eeg@1");
            assertThat(series.get("models").get(1).get("version").asText()).isEqualTo("eeg@2");
            JsonNode oneStep = series.get("horizons").get(0);
            assertThat(oneStep.get("skill").asDouble()).isPositive();
            assertThat(oneStep.get("coverage").asDouble()).isBetween(0.8, 0.98);
            assertThat(series.get("horizons").get(4).get("onTime").asDouble()).isBetween(0.0, 1.0);
        }
        assertThat(ImageIO.read(report.resolve("forecast.png").toFile()).getWidth())
                .isGreaterThan(1_000);
        assertThat(out.toString()).contains("eeg/O1", "skill");
        assertThat(temporaryFiles()).isEmpty();
    }

    private static List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(path -> path.getFileName()
                            .toString()
                            .matches(
                                    "wavecast-[a-z]+-" + ProcessHandle.current().pid() + "-.*"))
                    .sorted()
                    .toList();
        }
    }
}
