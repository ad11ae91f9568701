package io.wavecast.demo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.charts.ChartStyle;
import io.wavecast.demo.observe.Measurement;
import io.wavecast.demo.page.FakeFeed;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static RunResult result;

    @TempDir
    private Path folder;

    @BeforeAll
    static void run() {
        var feed = new FakeFeed();
        feed.advance(60);
        result = result(feed.measurement());
    }

    @Test
    void shouldWriteTheMeasurements() throws Exception {
        ReportFile.write(folder.resolve("report.json"), result);

        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(json.get("seconds").asDouble()).isEqualTo(60);
        assertThat(json.get("cell").asText()).isEqualTo("lstm");
        assertThat(json.get("series")).hasSize(3);
        JsonNode one = json.get("series").get(0);
        assertThat(one.get("observations").asLong()).isEqualTo(30_000);
        assertThat(one.get("lost").asLong()).isZero();
        assertThat(one.get("duplicates").asLong()).isZero();
        assertThat(one.get("skill").asDouble())
                .isCloseTo(1 - one.get("rmse").asDouble() / one.get("naiveRmse").asDouble(), within(1e-9));
        assertThat(one.get("horizon").asInt()).isEqualTo(50);
        assertThat(one.get("horizons")).hasSize(4);
        assertThat(one.get("horizons").get(3).get("ahead").asDouble()).isEqualTo(0.1);
        assertThat(one.get("horizons").get(3).get("onTime").asDouble()).isBetween(0.99, 0.999);
        assertThat(one.get("models")).hasSize(2);
        assertThat(one.get("models").get(0).get("version").asText()).isEqualTo("eeg/subject02@1");
        assertThat(one.get("models").get(1).get("from").asDouble()).isEqualTo(44);
    }

    @Test
    void shouldWriteNullForUndefinedFigures() throws Exception {
        var feed = new FakeFeed();
        feed.advance(1);
        ReportFile.write(folder.resolve("report.json"), result(feed.measurement()));

        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(json.get("series").get(0).get("skill").isNull()).isTrue();
    }

    @Test
    void shouldDrawEverySeries() throws Exception {
        ForecastPicture.write(folder.resolve("forecast.png"), result);

        BufferedImage image = ImageIO.read(folder.resolve("forecast.png").toFile());
        for (int row = 0; row < 3; row++) {
            assertThat(colours(image, row))
                    .as("row %d", row)
                    .contains(
                            ChartStyle.FORECAST.getRGB(),
                            ChartStyle.ACTUAL.getRGB(),
                            ChartStyle.NAIVE.getRGB(),
                            ChartStyle.SWAP.getRGB());
        }
    }

    @Test
    void shouldDrawARunWithoutModels() throws Exception {
        var feed = new FakeFeed();
        feed.advance(2);
        ForecastPicture.write(folder.resolve("forecast.png"), result(feed.measurement()));

        assertThat(folder.resolve("forecast.png")).isNotEmptyFile();
    }

    @Test
    void shouldListEverySeries() {
        assertThat(ResultTable.lines(result))
                .anySatisfy(
                        line -> assertThat(line).startsWith("eeg/subject02/O1 ").contains("2 ms", "eeg/subject02@2"))
                .anySatisfy(line -> assertThat(line).startsWith(" ").contains("100 ms", "99.8%"));
    }

    private static RunResult result(Measurement measurement) {
        return RunResult.of(Instant.EPOCH, Duration.ofSeconds(60), "a generated signal", "lstm", measurement);
    }

    private static Set<Integer> colours(BufferedImage image, int row) {
        Set<Integer> colours = new HashSet<>();
        int height = image.getHeight() / 3;
        for (int y = row * height; y < (row + 1) * height; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }
}
